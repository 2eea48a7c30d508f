// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/bill_folder.h"

#include "app/base/dates.h"
#include "app/base/dead_stack.h"
#include "app/base/log.h"
#include "app/crypto/signing.h"
#include "app/sync/drop_folder.h"
#include "app/sync/lanes.h"

#include <QRegularExpression>

namespace yidi {

namespace {

constexpr int lookEveryMs = 1000;
constexpr int hangsAfterSeconds = 5;
constexpr int filesAtOnce = 64; ///< between two signs of life
constexpr int mostKept = 20'000; ///< files of taken/ that are known
constexpr int looksAfterAChange = 3; ///< at taken/, for a share whose times are coarse

bool isCancellation(const QString& infno)
{
    return infno == QLatin1String("2305") || infno == QLatin1String("2208");
}
bool isUpload(const QString& infno)
{
    return infno == QLatin1String("2301") || infno == QLatin1String("2204");
}

/// A number from a message names a file only when it can do no harm.
QString fileNumber(const QString& mdtrtId)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_-]{1,30}$"));
    return plain.match(mdtrtId).hasMatch() ? mdtrtId : QString();
}

/// Who it is the hospital knows by the visit; a file that lies about for its system to fetch need
/// not say it.
Json withoutPerson(const Json& part)
{
    if (!part.isObject())
        return part;
    Json kept = Json::object();
    for (const QString& name : part.names())
        if (name != QLatin1String("psn_name") && name != QLatin1String("certno")
            && name != QLatin1String("brdy"))
            kept.set(name, part[name]);
    return kept;
}

/// What the hospital is told about the end of a Record.
struct Told {
    QString mdtrtId;
    QString state; ///< "settled", "cancelled", "refused"
    Json json = Json::object();
};

Told toldOf(const Record& record)
{
    const Json answer = parseJson(record.answer).value_or(Json());
    const Json& output = answer[u"output"];
    Told told;
    told.mdtrtId = record.facts[u"mdtrt_id"].text();
    told.state = record.state == RecordState::Refused ? QStringLiteral("refused")
        : isCancellation(record.infno)                ? QStringLiteral("cancelled")
                                                      : QStringLiteral("settled");
    told.json.set(QStringLiteral("mdtrt_id"), told.mdtrtId);
    told.json.set(QStringLiteral("state"), told.state);
    told.json.set(QStringLiteral("infno"), record.infno);
    told.json.set(QStringLiteral("msgid"), record.msgid);
    if (record.state == RecordState::Refused) {
        told.json.set(QStringLiteral("reasons"), output[u"reasons"]);
        return told;
    }
    // The whole answer when it was kept for the hospital, else what the station knows of it.
    if (!record.outcome.isNull())
        told.json.set(QStringLiteral("setlinfo"), record.outcome);
    for (const char* part : { "setlinfo", "setldetail", "result" }) {
        const QString name = QLatin1String(part);
        if (output.contains(name))
            told.json.set(name, withoutPerson(output[name]));
    }
    return told;
}

} // namespace

QString billFolderStateName(BillFolder::State state)
{
    static constexpr const char* names[] = { "unknown", "there", "gone", "hangs" };
    return QLatin1String(names[static_cast<int>(state)]);
}

/// Lives on the folder's thread, which may wait: for the share, and for the keeper.
class BillFolder::Worker : public QObject {
    Q_OBJECT
public:
    Worker(const QString& dir, const StationProfile& profile, const Clock& clock,
        std::weak_ptr<Keeper> keeper, Takes takes)
        : m_folder(dir, profile.stationNumber)
        , m_takes(takes)
        , m_lanes(profile)
        , m_institution { profile.institutionCode, profile.institutionName }
        , m_clock(clock)
        , m_keeper(std::move(keeper))
    {
    }

    void start()
    {
        if (const auto keeper = m_keeper.lock())
            keeper->keepAnswers();
        m_timer = new QTimer(this);
        m_timer->callOnTimeout(this, [this] {
            look();
            wipeDeadStack(); // of what was told to the hospital
        });
        m_timer->start(lookEveryMs);
        look();
    }

    void readBooks(quint64 ticket, const QDate& from, const QDate& to)
    {
        std::map<QDate, QByteArray> books;
        for (QDate day = from; day <= to && !OwnThread::isLeft(); day = day.addDays(1)) {
            QByteArray bytes = m_folder.book(wireDate(day));
            if (!bytes.isEmpty())
                books[day] = std::move(bytes);
        }
        if (!OwnThread::isLeft())
            Q_EMIT booksRead(ticket, books);
    }

Q_SIGNALS:
    void looked(const yidi::BillFolder::Facts& facts); ///< a sign of life
    void billsChanged(std::shared_ptr<const yidi::HospitalBills> bills);
    void booksRead(quint64 ticket, const std::map<QDate, QByteArray>& books);

private:
    void look()
    {
        m_facts.state = m_folder.isThere() ? State::There : State::Gone;
        if (m_facts.state == State::There)
            work();
        if (std::exchange(m_changed, false))
            Q_EMIT billsChanged(std::make_shared<const HospitalBills>(m_bills));
        if (!OwnThread::isLeft())
            Q_EMIT looked(m_facts);
    }

    void work()
    {
        if (!m_loaded)
            load();
        if (m_takes == Takes::Bills) {
            readTaken();
            takeBills();
        }
        tellEnds();
        lookAtMarks();
    }

    void takeBills()
    {
        // A file claimed before the power was cut comes first.
        int left = filesAtOnce;
        for (const QByteArray& name : m_folder.claimed())
            if (left-- > 0 && !OwnThread::isLeft())
                handle(name);
        for (const QByteArray& name : m_folder.names("in", std::max(left, 0)))
            if (!OwnThread::isLeft() && m_folder.claim(name))
                handle(name);
    }

    void load()
    {
        if (const auto made = m_folder.makeFolders(); !made)
            return complain(made.error());
        m_loaded = true;
    }

    /// What this station took before it was started, and what another one of this folder takes:
    /// whoever was billed at one machine may stand at the next.
    void readTaken()
    {
        const qint64 changedAt = m_folder.changedAt("taken");
        if (std::exchange(m_takenAt, changedAt) != changedAt)
            m_looksLeft = looksAfterAChange;
        if (m_looksLeft <= 0)
            return;
        --m_looksLeft;
        for (const QByteArray& name : m_folder.names("taken", mostKept)) {
            if (OwnThread::isLeft())
                return;
            if (m_read.contains(name))
                continue;
            const auto bytes = m_folder.readTaken(name);
            if (!bytes && bytes.error().code != ErrorCode::BillMalformed)
                continue; // the share again: at the next change
            m_read.insert(name);
            if (auto bill = bytes ? readHospitalBill(*bytes) : fail(bytes.error()))
                keep(*std::move(bill));
        }
    }

    void keep(HospitalBill bill)
    {
        bill.visit.institutionCode = m_institution.first;
        bill.visit.institutionName = m_institution.second;
        bill.visit.settled = m_marks.contains(bill.visit.mdtrtId.toUtf8());
        m_bills.add(std::move(bill));
        m_changed = true;
    }

    /// First a Record, then out of the way: whenever the power is cut, the next look finds the file
    /// and the outbox its Record.
    void handle(const QByteArray& name)
    {
        const auto bytes = m_folder.read(name);
        if (!bytes && bytes.error().code != ErrorCode::BillMalformed)
            return complain(bytes.error()); // the share again: try later
        auto bill = bytes ? readHospitalBill(*bytes) : fail(bytes.error());
        if (!bill)
            return reject(name, bill.error());
        const RecordDraft draft = uploadOf(*bill, *bytes, m_lanes.of(bill->certNo));
        if (const auto stored = store(draft); !stored)
            return complain(stored.error());
        if (const auto taken = m_folder.take(name, sm3Hex(*bytes).toLatin1()); !taken)
            return complain(taken.error());
        m_read.insert(name);
        ++m_facts.taken;
        keep(*std::move(bill));
    }

    void reject(const QByteArray& name, const Error& why)
    {
        const QByteArray reason = writeJsonPretty(Json::object({
            { QStringLiteral("file"), QString::fromUtf8(name) },
            { QStringLiteral("at"), wireDateTime(m_clock.now()) },
            { QStringLiteral("error"), errorName(why.code) },
            { QStringLiteral("reason"), why.detail },
        }));
        if (const auto rejected = m_folder.reject(name, reason); !rejected)
            return complain(rejected.error());
        qCWarning(logSync) << "a bill was rejected:" << errorName(why.code);
        ++m_facts.rejected;
    }

    template <class T>
    static Result<T> waitFor(std::future<Result<T>> answer)
    {
        try {
            return answer.get();
        } catch (const std::future_error&) { // the keeper went first
            return fail(ErrorCode::StoreUnavailable, QStringLiteral("the station ends"));
        }
    }

    Result<QString> store(const RecordDraft& draft)
    {
        std::future<Result<QString>> answer;
        if (const auto keeper = m_keeper.lock())
            answer = keeper->store(draft);
        return answer.valid() ? waitFor(std::move(answer)) : fail(ErrorCode::StoreUnavailable);
    }

    void tellEnds()
    {
        std::future<Result<std::vector<Record>>> answer;
        if (const auto keeper = m_keeper.lock())
            answer = keeper->untold(filesAtOnce);
        const auto records =
            answer.valid() ? waitFor(std::move(answer)) : fail(ErrorCode::StoreUnavailable);
        if (!records)
            return;
        for (const Record& record : *records) {
            if (OwnThread::isLeft())
                return;
            if (const auto told = tellEnd(record); !told)
                return complain(told.error()); // in order, or not at all
            if (const auto keeper = m_keeper.lock())
                keeper->markTold(record.msgid);
        }
    }

    Result<void> tellEnd(const Record& record)
    {
        const Told told = toldOf(record);
        const QString number = fileNumber(told.mdtrtId);
        if (number.isEmpty())
            return {}; // of a message of no visit: there is nobody to tell
        const bool refused = record.state == RecordState::Refused;
        const QString name = number
            + (isUpload(record.infno) ? QStringLiteral(".bill.json") : QStringLiteral(".json"));
        // That a second attempt was refused must not hide what the first one did.
        if (refused && !isUpload(record.infno)) {
            const auto held = m_folder.readAnswer(name);
            const auto json = held ? parseJson(*held) : fail(held.error());
            if (json && (*json)[u"state"].text() != told.state)
                return {};
        }
        YIDI_TRY(m_folder.answer(name, writeJsonPretty(told.json)));
        // After an interim settlement the stay goes on.
        const bool goesOn = told.json[u"setlinfo"][u"mid_setl_flag"].text() == wireFlag(true);
        if (!refused && !goesOn)
            YIDI_TRY(m_folder.setMark(number, !isCancellation(record.infno)));
        return {};
    }

    /// Settled here, or at another station of this folder.
    void lookAtMarks()
    {
        QByteArrayList marks = m_folder.marks();
        if (marks == m_marks)
            return;
        for (const QByteArray& gone : std::as_const(m_marks))
            m_bills.setSettled(QString::fromUtf8(gone), false);
        for (const QByteArray& mark : std::as_const(marks))
            m_bills.setSettled(QString::fromUtf8(mark), true);
        m_marks = std::move(marks);
        m_changed = true;
    }

    void complain(const Error& error)
    {
        if (std::exchange(m_complained, error) != error)
            qCWarning(logSync) << "drop folder:" << describe(error);
    }

    const DropFolder m_folder;
    const Takes m_takes;
    const Lanes m_lanes;
    const std::pair<QString, QString> m_institution;
    const Clock& m_clock;
    const std::weak_ptr<Keeper> m_keeper;
    QTimer* m_timer = nullptr;
    Facts m_facts;
    HospitalBills m_bills;
    QByteArrayList m_marks;
    std::set<QByteArray> m_read; ///< files of taken/
    qint64 m_takenAt = 0;
    int m_looksLeft = 0;
    bool m_loaded = false;
    bool m_changed = false;
    Error m_complained;
};

BillFolder::BillFolder(const QString& dir, const StationProfile& profile, const Clock& clock,
    const std::shared_ptr<Keeper>& keeper, Takes takes)
    : m_keeper(keeper)
    , m_worker(new Worker(dir, profile, clock, keeper, takes))
    , m_thread(QStringLiteral("bills"), m_worker)
{
    connect(m_worker, &Worker::looked, this, &BillFolder::worked);
    connect(m_worker, &Worker::billsChanged, this, &BillFolder::billsChanged);
    connect(m_worker, &Worker::booksRead, this,
        [this](quint64 ticket, const std::map<QDate, QByteArray>& books) {
            if (m_asked.erase(ticket) > 0)
                Q_EMIT booksRead(ticket, books);
        });
    m_watch.callOnTimeout(this, [this] { watch(); });
}

BillFolder::~BillFolder() = default;

void BillFolder::start()
{
    m_thread.start();
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->start(); });
    m_watch.start(1000);
}

void BillFolder::readBooks(quint64 ticket, const QDate& from, const QDate& to)
{
    if (m_facts.state == State::Hangs)
        return void(QMetaObject::invokeMethod(
            this, [this, ticket] { Q_EMIT booksRead(ticket, {}); }, Qt::QueuedConnection));
    m_asked.insert(ticket);
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, ticket, from, to] { worker->readBooks(ticket, from, to); });
}

void BillFolder::worked(const Facts& facts)
{
    m_silentSeconds = 0;
    m_worked = facts;
    tell(facts);
}

/// A worker that hangs says nothing; whoever waits for a book is not kept waiting with it.
void BillFolder::watch()
{
    if (++m_silentSeconds < hangsAfterSeconds)
        return;
    Facts facts = m_worked;
    facts.state = State::Hangs;
    tell(facts);
    for (const quint64 ticket : std::exchange(m_asked, {}))
        Q_EMIT booksRead(ticket, {});
}

void BillFolder::tell(Facts facts)
{
    if (facts == m_facts)
        return;
    m_facts = facts;
    if (facts.state == State::Hangs || facts.state == State::Gone)
        qCWarning(logSync) << "drop folder" << billFolderStateName(facts.state);
    if (const auto keeper = m_keeper.lock())
        keeper->tellInStatus(QStringLiteral("bills"),
            Json::object({ { QStringLiteral("state"), billFolderStateName(facts.state) },
                { QStringLiteral("taken"), Json::integer(facts.taken) },
                { QStringLiteral("rejected"), Json::integer(facts.rejected) } }));
    Q_EMIT factsChanged(facts);
}

} // namespace yidi

#include "bill_folder.moc"
