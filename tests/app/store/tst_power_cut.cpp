// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// The power goes at every operation of the disk, and what is left is opened by the queue itself:
// everything the caller was told is there, once, as it was told. 8,000 images, a million with
// YIDI_LONG=1; each row is a model of what directories forget. YIDI_SEED begins elsewhere.
#include "support_business.h"
#include "support_power_cut.h"
#include "support_sql.h"

#include <QLoggingCategory>
#include <QTest>

#include <sqlite3.h>

using namespace yidi;

namespace {

const QString file = QStringLiteral("queue.db");
constexpr int imagesEach = 24;

bool isLong()
{
    return qEnvironmentVariableIntValue("YIDI_LONG") > 0;
}

int callsEach()
{
    return isLong() ? 40 : 8;
}

quint64 firstSeed()
{
    return qEnvironmentVariableIsSet("YIDI_SEED") ? qEnvironmentVariable("YIDI_SEED").toULongLong()
                                                  : 1;
}

/// A queue's life on a disk: business, with the program ended and begun again now and then. Every
/// other one goes on with the queue of an older version.
class Life {
public:
    explicit Life(quint64 seed)
        : m_business(seed, seed % 4 < 2)
        , m_story(seed % 2 ? diskWithOldQueue(file, m_start) : DiskState(),
              [&](FaultDisk& disk, DiskStory& story) { live(disk, story, seed); })
    {
    }

    const DiskStory& story() const { return m_story; }

    QString objectionTo(FaultDisk& left, std::size_t calls, bool oneMore) const
    {
        auto outbox = Outbox::open(left.path(file), someStation(), m_clock);
        if (!outbox)
            return QStringLiteral("not opened: ") + describe(outbox.error());
        std::optional<Told> begun;
        if (oneMore && calls + 1 < m_told.size())
            begun = m_told[calls + 1];
        return objection(**outbox, m_told[calls], begun);
    }

private:
    void live(FaultDisk& disk, DiskStory& story, quint64 seed)
    {
        m_told.push_back(m_start);
        std::mt19937_64 dice(seed);
        ManualClock clock(someMorning());
        Told told = m_start;
        std::unique_ptr<Outbox> outbox;
        for (int call = 0; call < callsEach(); ++call) {
            if (!outbox || dice() % 12 == 0) {
                outbox.reset();
                auto opened = Outbox::open(disk.path(file), someStation(), clock);
                if (!opened)
                    qFatal("%s", qPrintable(describe(opened.error())));
                outbox = std::move(*opened);
                if (m_business.keepsAnswers)
                    outbox->keepAnswers();
                told = afterRestart(told);
                told.epoch = outbox->epoch();
                note(story, told);
            }
            if (dice() % 8 == 0)
                (void)outbox->beginVisit();
            else if (dice() % 8 == 0)
                outbox->endVisit();
            const Call next = m_business.next(told);
            if (const auto done = m_business.perform(*outbox, next, told); !done)
                qFatal("%s: %s", qPrintable(describe(next)), qPrintable(describe(done.error())));
            note(story, told);
            clock.advanceMs(static_cast<qint64>(dice() % 2000));
        }
    }

    void note(DiskStory& story, const Told& told)
    {
        story.told();
        m_told.push_back(told);
    }

    ManualClock m_clock { someMorning() }; ///< of whoever opens what is left: set back
    Told m_start;
    std::vector<Told> m_told; ///< after so many calls
    Business m_business;
    DiskStory m_story;
};

} // namespace

class TestPowerCut : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("yidi.*=false"));
        // What costs time and tells nothing here.
        QCOMPARE(sqlite3_config(SQLITE_CONFIG_SINGLETHREAD), SQLITE_OK);
        QCOMPARE(sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0), SQLITE_OK);
        QCOMPARE(sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 1200, 400), SQLITE_OK);
    }

    void powerCut_atAnyOperation_keepsWhatWasTold_data()
    {
        QTest::addColumn<bool>("strict");
        QTest::newRow("names go in order") << false;
        QTest::newRow("each name may go") << true;
    }

    void powerCut_atAnyOperation_keepsWhatWasTold()
    {
        QFETCH(const bool, strict);
        const auto model = strict ? FolderModel::Strict : FolderModel::Ordered;
        const qint64 enough = isLong() ? 500'000 : 1'200;
        qint64 images = 0;
        qint64 different = 0;
        for (quint64 seed = firstSeed(); images < enough; ++seed) {
            const Life life(seed);
            const auto verdict = life.story().cutEverywhere(
                seed, model, imagesEach, [&](FaultDisk& left, std::size_t calls, bool oneMore) {
                    return life.objectionTo(left, calls, oneMore);
                });
            images += verdict.images;
            different += verdict.different;
            QVERIFY2(verdict.bad == 0, qPrintable(verdict.objections.join(QLatin1Char('\n'))));
            if (isLong())
                qInfo("seed %llu: %lld images, none lost", static_cast<unsigned long long>(seed),
                    static_cast<long long>(images));
        }
        qInfo("%lld images, %lld of them different: 0 lost, 0 doubled, 0 corrupt, 0 phantom",
            static_cast<long long>(images), static_cast<long long>(different));
    }

    /// The same with synchronous=NORMAL, which other queues have: it must be seen to lose.
    void powerCut_withNormalSynchronous_losesWhatWasTold()
    {
        const WeakerSynchronous normal('1');
        const Life life(firstSeed());
        const auto verdict = life.story().cutEverywhere(firstSeed(), FolderModel::Ordered, 4,
            [&](FaultDisk& left, std::size_t calls, bool oneMore) {
                return life.objectionTo(left, calls, oneMore);
            });
        qInfo("synchronous=NORMAL: %lld of %lld images have lost something",
            static_cast<long long>(verdict.bad), static_cast<long long>(verdict.images));
        QVERIFY(verdict.bad > verdict.images / 10);
    }
};

QTEST_GUILESS_MAIN(TestPowerCut)
#include "tst_power_cut.moc"
