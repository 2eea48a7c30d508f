// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_province.h"

#include "app/crypto/sealing.h"
#include "app/crypto/signing.h"
#include "app/shell/journey_runner.h"
#include "app/shell/training_bank.h"
#include "app/transactions/base_data/base_data.h"
#include "app/transactions/card/card_codec.h"
#include "app/transactions/filing/filing_codec.h"
#include "app/transactions/filing/hospital_codec.h"
#include "app/transactions/inpatient/inpatient.h"
#include "app/transactions/provisional/provisional_codec.h"
#include "app/transactions/queries/queries.h"
#include "app/transactions/snapshot/snapshot_codec.h"
#include "app/transactions/staff/staff_codec.h"
#include "tests/app/sync/support_station.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace yidi;
using namespace yidi::test;
using Kind = OutcomeScreen::Kind;

namespace {

constexpr int patienceMs = 20000;

/// A kiosk without a window: the real runner and keeper, a card service whose reader is the test.
struct Kiosk {
    QTemporaryDir folder;
    ManualClock clock { chinaTime({ 2017, 3, 31 }, { 10, 0 }) };
    Script script;
    Screen shown;
    FrameFacts frame;
    std::vector<PrintSlip> slips;
    std::vector<PrintStatement> statements;
    std::vector<PrintCashierSlip> cashierSlips;
    bool paperWorks = true;
    int visitors = 0;

    std::shared_ptr<Keeper> keeper;
    std::unique_ptr<BillFolder> bills;
    CardService cards { {} };
    std::unique_ptr<JourneyRunner> runner;

    Kiosk()
    {
        fillIn(script);
        script.enrol(folder.path());
        const auto paper = [this]() -> Result<void> {
            if (paperWorks)
                return {};
            return fail(ErrorCode::PrinterUnavailable);
        };
        runner = std::make_unique<JourneyRunner>(clock,
            JourneyRunner::Outside { [this](const Screen& screen) { shown = screen; },
                [this](const FrameFacts& facts) { frame = facts; }, [this] { ++visitors; },
                [this, paper](const PrintSlip& slip) {
                    slips.push_back(slip);
                    return paper();
                },
                [this, paper](const PrintStatement& statement) {
                    statements.push_back(statement);
                    return paper();
                },
                {},
                [this, paper](const PrintCashierSlip& slip) {
                    cashierSlips.push_back(slip);
                    return paper();
                } });
    }
    ~Kiosk()
    {
        bills.reset();
        keeper.reset(); // no link outlives the script
    }

    StationProfile profile() const { return testProfile(folder.path()); }
    void start()
    {
        keeper = std::make_shared<Keeper>(profile(), clock,
            [this](const StationProfile&) { return std::make_unique<ScriptLink>(script); });
        runner->begin(profile());
        runner->useKeeper(*keeper);
        runner->useCards(cards);
        keeper->start();
    }

    /// The hospital drops a bill for the holder's stay.
    void dropBill()
    {
        const QString dir = folder.filePath(QStringLiteral("bills"));
        QVERIFY(QDir().mkpath(dir + QStringLiteral("/in")));
        QFile file(dir + QStringLiteral("/in/.v1"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"insuplc_admdvs":"650100","visit":{"mdtrt_id":"V1",)"
                   R"("psn_no":"6501000000100200884260","certno":"650103197811024266",)"
                   R"("insutype":"310","med_type":"24","begntime":"2017-02-08 10:00:00",)"
                   R"("endtime":"2017-03-31 08:00:00"},"deposit":"500.00","input":{"feedetail":[)"
                   R"({"feedetl_sn":"F1","mdtrt_id":"V1","psn_no":"6501000000100200884260",)"
                   R"("med_type":"24","fee_ocur_time":"2017-03-21 09:00:00",)"
                   R"("med_list_codg":"XA01","medins_list_codg":"H1",)"
                   R"("det_item_fee_sumamt":2000.00,"cnt":"1.0000","pric":"2000.000000"}]}})");
        file.close();
        QVERIFY(file.rename(dir + QStringLiteral("/in/v1.json")));
        bills = std::make_unique<BillFolder>(dir, profile(), clock, keeper);
        runner->useBills(*bills);
        QSignalSpy known(bills.get(), &BillFolder::billsChanged);
        bills->start();
        QTRY_VERIFY_WITH_TIMEOUT(!known.isEmpty(), patienceMs);
    }

    template <class Page>
    bool shows() const
    {
        return std::holds_alternative<Page>(shown);
    }
    bool tells(Kind kind) const
    {
        const auto* page = std::get_if<OutcomeScreen>(&shown);
        return page && page->kind == kind;
    }
    void insertCard()
    {
        Q_EMIT cards.cardInserted(1, QStringLiteral("reader"));
        Q_EMIT cards.cardRead(1, card());
    }
    void press(std::initializer_list<const char*> ids)
    {
        for (const char* id : ids)
            runner->press(QLatin1String(id));
    }
    void givePin()
    {
        runner->enterPin(SecretBuffer(6));
        Q_EMIT cards.pinChecked(1, { PinOutcome::Kind::Verified, 3, {} });
    }
};

Filing standing()
{
    Filing filing;
    filing.number = QStringLiteral("BA1");
    filing.state = FilingState::Effective;
    filing.category = FilingCategory::LongTermResident;
    filing.insuredRegion = QStringLiteral("650100");
    filing.careRegion = QStringLiteral("640100");
    filing.begin = { 2017, 3, 31 };
    filing.decidedAt = chinaTime({ 2017, 3, 31 }, { 11, 0 });
    return filing;
}

/// What the province, and so its snapshot, knows of the card's holder.
PersonAnswer holder()
{
    PersonAnswer known;
    known.person.psnNo = QStringLiteral("6501000000100200884260");
    known.person.certType = QStringLiteral("01");
    known.person.certNo = card().socialSecurityNumber;
    known.person.name = card().name;
    Insurance insurance;
    insurance.insutype = QStringLiteral("310");
    insurance.psnType = QStringLiteral("1101");
    insurance.status = QStringLiteral("1");
    insurance.region = QStringLiteral("650100");
    known.person.insurances = { insurance };
    return known;
}

/// What a kiosk holds for the time without a link: the person, the policy of the insured place,
/// this house.
void giveSnapshot(Kiosk& kiosk)
{
    const QByteArray slipKey(64, 'k');
    QFile key(kiosk.folder.filePath(QStringLiteral("slip.key")));
    QVERIFY(key.open(QIODevice::WriteOnly));
    QCOMPARE(key.write(slipKey), slipKey.size());
    key.close();
    QFile policy(QStringLiteral(YIDI_SOURCE_DIR "/resources/policies/650000/2016-01-01.json"));
    QVERIFY(policy.open(QIODevice::ReadOnly));
    const QByteArray text = policy.readAll();
    SnapshotContent content;
    content.institution = QStringLiteral("H64010400001");
    content.version = QString(64, QLatin1Char('a'));
    content.madeAt = kiosk.clock.now();
    content.expiresAt = content.madeAt.addDays(3);
    content.policies = { { QStringLiteral("650000/2016-01-01.json"), sm3Hex(text),
        QString::fromUtf8(text) } };
    InstitutionRow house;
    house.institution.code = content.institution;
    house.institution.name = QStringLiteral("银川市第一人民医院");
    house.institution.level = QStringLiteral("03");
    house.institution.region = QStringLiteral("640104");
    content.institutions.rows = { house };
    YearFacts year;
    year.accumulators[QStringLiteral("310")] = {};
    year.admissions[QStringLiteral("310")] = 0;
    const PersonLock lock =
        personLock(slipKey, content.version, card().socialSecurityNumber, card().cardSn);
    content.people = { { lock.who,
        sealOnce(lock.key, writePersonFacts(holder(), {}, year), lock.who).value() } };
    kiosk.script.say(QStringLiteral("Y301"), toWire(SnapshotAnswer { content }));
}

/// The province lists the holder's stay as settled, and tells of its settlement.
void listAsSettled(Script& script)
{
    Visit visit;
    visit.mdtrtId = QStringLiteral("V1");
    visit.psnNo = holder().person.psnNo;
    visit.insutype = QStringLiteral("310");
    visit.medType = QStringLiteral("24");
    visit.begin = chinaTime({ 2017, 2, 8 }, { 10, 0 });
    visit.end = chinaTime({ 2017, 3, 20 }, { 8, 0 });
    visit.settled = true;
    visit.setlId = QStringLiteral("SETL1");
    VisitAnswer visits;
    visits.visits = { visit };
    script.say(QStringLiteral("5201"), toWire(visits));
    script.say(QStringLiteral("5203"), script.said(QStringLiteral("2304")));
}

/// Whether a page offers a button.
bool offers(const Screen& screen, const char* id)
{
    const auto* page = std::get_if<AmountsScreen>(&screen);
    return page && std::any_of(page->footer.begin(), page->footer.end(), [&](const Button& button) {
        return button.id == QLatin1String(id);
    });
}

Phrase titleOf(const Screen& screen)
{
    const auto* page = std::get_if<OutcomeScreen>(&screen);
    return page ? page->title.phrase : Phrase::Plain;
}

std::shared_ptr<const Catalogue> someCatalogue()
{
    auto catalogue = std::make_shared<Catalogue>();
    CatalogueItem item;
    item.code = QStringLiteral("XA01");
    item.chargeType = QStringLiteral("09");
    item.chargeLevel = QStringLiteral("01");
    catalogue->emplace(item.code, item);
    return catalogue;
}

/// A kiosk where a telephone can pay.
struct Till {
    explicit Till(Kiosk& at)
        : kiosk(at)
    {
        kiosk.runner->usePayments(desk, true);
        desk.open();
    }
    ~Till() { kiosk.runner.reset(); } // it goes before the desk it uses

    Kiosk& kiosk;
    QString file = kiosk.folder.filePath(QStringLiteral("bank.jsonl"));
    TrainingBank bank { file, kiosk.clock };
    PaymentDesk desk { kiosk.folder.path(), std::make_unique<TrainingBank>(file, kiosk.clock),
        kiosk.clock };
};

} // namespace

#define SEE(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patienceMs)
#define GO_TO_MENU(kiosk)                                                                          \
    kiosk.insertCard();                                                                            \
    SEE(kiosk.shows<ReviewScreen>());                                                              \
    kiosk.press({ "identity:yes" });
#define GO_TO_FILING_PIN(kiosk)                                                                    \
    GO_TO_MENU(kiosk)                                                                              \
    kiosk.press(                                                                                   \
        { "menu:file-here", "why:long-term", "where:here", "when:today", "confirm", "agree" });    \
    QVERIFY(kiosk.shows<PinScreen>());
#define GO_TO_SETTLING_PIN(kiosk)                                                                  \
    GO_TO_MENU(kiosk)                                                                              \
    kiosk.press({ "menu:settle" });                                                                \
    SEE(kiosk.shows<ChoiceScreen>());                                                              \
    kiosk.press({ "visit:V1" });                                                                   \
    SEE(kiosk.shows<AmountsScreen>());                                                             \
    kiosk.press({ "continue", "confirm" });                                                        \
    QVERIFY(kiosk.shows<PinScreen>());
#define GO_TO_STATEMENT(kiosk)                                                                     \
    GO_TO_MENU(kiosk)                                                                              \
    kiosk.press({ "menu:more", "menu:my-statements" });                                            \
    SEE(kiosk.shows<ChoiceScreen>()                                                                \
        && std::get<ChoiceScreen>(kiosk.shown).options[0].id == QLatin1String("visit:SETL1"));     \
    kiosk.press({ "visit:SETL1" });                                                                \
    SEE(kiosk.shows<AmountsScreen>());

class JourneyRunnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void welcome_beforeAnythingStarts_isShown()
    {
        const Kiosk kiosk;
        QVERIFY(kiosk.shows<WelcomeScreen>());
        QCOMPARE(kiosk.frame.clockText, QStringLiteral("10:00"));
    }

    void filing_onLine_isDoneWithItsSlip()
    {
        Kiosk kiosk;
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_FILING_PIN(kiosk)
        kiosk.givePin();
        SEE(kiosk.tells(Kind::Done));
        SEE(kiosk.slips.size() == 1);
        QCOMPARE(kiosk.slips.front().number, QStringLiteral("BA1"));
        const std::vector<Json> sent = kiosk.script.heard(QStringLiteral("Y101"));
        QCOMPARE(sent.size(), std::size_t(1));
        const Json& data = sent.front()[u"data"];
        QCOMPARE(data[u"rloc_admdvs"].text(), QStringLiteral("640100"));
        QCOMPARE(data[u"rloc_rea"].text(), QStringLiteral("L2"));
    }

    void filing_refused_tellsEveryReason()
    {
        Kiosk kiosk;
        kiosk.script.refuse(QStringLiteral("Y101"),
            { { QStringLiteral("R03"), QStringLiteral("2016-11-01"),
                  QStringLiteral("restore-insurance") },
                { QStringLiteral("R05"), QStringLiteral("V0"),
                    QStringLiteral("pay-earlier-stay") } });
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_FILING_PIN(kiosk)
        kiosk.givePin();
        SEE(kiosk.tells(Kind::Refused));
        QCOMPARE(std::get<OutcomeScreen>(kiosk.shown).reasons.size(), std::size_t(2));
    }

    void filing_whileTheLinkIsCut_isStoredHereAndSentLater()
    {
        Kiosk kiosk;
        kiosk.script.setWeather(Script::Weather::Cut);
        kiosk.start();
        SEE(kiosk.frame.linkKnown && !kiosk.frame.online);
        GO_TO_FILING_PIN(kiosk) // the card alone says who it is
        kiosk.givePin();
        SEE(kiosk.tells(Kind::StoredHere));
        SEE(kiosk.frame.pending == 1);
        QVERIFY(kiosk.script.heard(QStringLiteral("Y101")).empty());
        kiosk.script.setWeather(Script::Weather::Fine);
        kiosk.clock.advanceMs(3600 * 1000);
        kiosk.keeper->nudge();
        SEE(kiosk.tells(Kind::Done)); // the visitor is still looking at the page
        SEE(kiosk.frame.pending == 0);
    }

    void pin_forgotten_leavesTheFilingAtAWindow()
    {
        Kiosk kiosk;
        FilingAnswer draft;
        draft.filing.number = QStringLiteral("BA2");
        draft.filing.state = FilingState::Draft;
        draft.filing.category = FilingCategory::LongTermResident;
        draft.filing.insuredRegion = QStringLiteral("650100");
        draft.filing.careRegion = QStringLiteral("640100");
        draft.filing.begin = { 2017, 3, 31 };
        kiosk.script.say(QStringLiteral("Y107"), toWire(draft));
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_FILING_PIN(kiosk)
        kiosk.press({ "pin:forgot" });
        SEE(kiosk.tells(Kind::AtWindow));
        SEE(kiosk.slips.size() == 1);
        QCOMPARE(kiosk.slips.front().number, QStringLiteral("BA2"));
        QVERIFY(kiosk.script.heard(QStringLiteral("Y101")).empty());
        const Json left = kiosk.script.heard(QStringLiteral("Y107")).at(0)[u"data"];
        QCOMPARE(left[u"why"].text(), QStringLiteral("pin-forgotten"));
        QCOMPARE(left[u"rloc_admdvs"].text(), QStringLiteral("640100"));
    }

    void proxy_byDocumentNumber_filesForThemAndNamesTheVisitor()
    {
        const QString number = QStringLiteral("650102194803071038");
        Kiosk kiosk;
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_MENU(kiosk)
        PersonAnswer other;
        other.person.psnNo = QStringLiteral("6501000000100200889999");
        other.person.certType = QStringLiteral("01");
        other.person.certNo = number;
        other.person.name = QStringLiteral("买买提");
        Insurance insurance;
        insurance.insutype = QStringLiteral("390");
        insurance.psnType = QStringLiteral("1201");
        insurance.status = QStringLiteral("1");
        insurance.region = QStringLiteral("650100");
        other.person.insurances = { insurance };
        kiosk.script.say(QStringLiteral("1101"), toWire(other));
        kiosk.script.say(QStringLiteral("Y104"), toWire(FilingList {}));
        kiosk.press({ "menu:more", "menu:file-for-other" });
        for (const QChar digit : number)
            kiosk.runner->press(QStringLiteral("digit:") + digit);
        kiosk.press({ "ok" });
        SEE(kiosk.shows<ReviewScreen>());
        const Json asked = kiosk.script.heard(QStringLiteral("1101")).back()[u"data"];
        QCOMPARE(asked[u"mdtrt_cert_type"].text(), QStringLiteral("02"));
        QCOMPARE(asked[u"certno"].text(), number);
        QVERIFY(kiosk.script.heard(QStringLiteral("5201")).empty()); // not where they lie
        kiosk.press({ "other:yes", "relation:50", "why:long-term", "where:here", "when:today",
            "confirm", "agree" });
        QVERIFY(kiosk.shows<PinScreen>());
        QVERIFY(kiosk.script.heard(QStringLiteral("Y101")).empty());
        kiosk.givePin();
        SEE(kiosk.tells(Kind::Done));
        const Json sent = kiosk.script.heard(QStringLiteral("Y101")).at(0)[u"data"];
        QCOMPARE(sent[u"certno"].text(), number);
        QCOMPARE(sent[u"psn_no"].text(), other.person.psnNo);
        QCOMPARE(sent[u"agnter_certno"].text(), card().socialSecurityNumber);
        QCOMPARE(sent[u"agnter_rlts"].text(), QStringLiteral("50"));
    }

    void preCheck_onLine_restsOnWhatTheProvinceTells()
    {
        Kiosk kiosk;
        InstitutionRow house;
        house.institution.code = QStringLiteral("H64010400001");
        house.institution.name = QStringLiteral("银川市第一人民医院");
        house.institution.region = QStringLiteral("640104");
        house.institution.online = true;
        kiosk.script.say(QStringLiteral("1201"), toWire(InstitutionAnswer { { house } }));
        kiosk.script.say(QStringLiteral("5301"), toWire(ChronicAnswer {}));
        kiosk.script.say(QStringLiteral("Y104"), toWire(FilingList {}));
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_MENU(kiosk)
        SEE(!kiosk.script.heard(QStringLiteral("Y104")).empty());
        kiosk.press({ "menu:more", "menu:pre-check" });
        SEE(kiosk.shows<ReviewScreen>());
        for (const char* infno : { "5201", "1201", "5301" })
            QCOMPARE(kiosk.script.heard(QLatin1String(infno)).size(), std::size_t(1));
        const auto page = std::get<ReviewScreen>(kiosk.shown);
        QCOMPARE(page.rows.size(), std::size_t(6));
        for (const Row& row : page.rows)
            QVERIFY(row.value.phrase != Phrase::CheckUnknown); // everybody has answered
        QVERIFY(page.note && page.note->phrase != Phrase::CheckPartlyNext);
    }

    void person_inTheSnapshot_isRememberedWhileTheLinkIsCut()
    {
        const QByteArray slipKey(64, 'k');
        Kiosk kiosk;
        QFile file(kiosk.folder.filePath(QStringLiteral("slip.key")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(slipKey), slipKey.size());
        file.close();
        const Filing filed = standing();
        SnapshotContent content;
        content.institution = QStringLiteral("H64010400001");
        content.version = QString(64, QLatin1Char('a'));
        content.madeAt = kiosk.clock.now();
        content.expiresAt = content.madeAt.addDays(3);
        const PersonLock lock =
            personLock(slipKey, content.version, card().socialSecurityNumber, card().cardSn);
        content.people = { { lock.who,
            sealOnce(lock.key, writePersonFacts(holder(), { filed }), lock.who).value() } };
        kiosk.script.say(QStringLiteral("Y301"), toWire(SnapshotAnswer { content }));
        kiosk.start();
        SEE(QFile::exists(kiosk.folder.filePath(QStringLiteral("snapshot"))));
        kiosk.script.setWeather(Script::Weather::Cut);
        kiosk.insertCard();
        const auto note = [&] {
            const auto* page = std::get_if<ReviewScreen>(&kiosk.shown);
            return page && page->note ? page->note->phrase : Phrase::Plain;
        };
        SEE(note() == Phrase::IdentityRemembered);
        const auto& rows = std::get<ReviewScreen>(kiosk.shown).rows;
        QVERIFY(std::any_of(rows.begin(), rows.end(),
            [](const Row& row) { return row.label.phrase == Phrase::LabelScheme; }));
        kiosk.press({ "identity:yes" });
        QCOMPARE(std::get<ChoiceScreen>(kiosk.shown).hint->phrase, Phrase::NewsAsOf);
        QCOMPARE(std::get<ChoiceScreen>(kiosk.shown).news.size(), std::size_t(1));
        // Another card of the same number is nobody's.
        Q_EMIT kiosk.cards.cardRemoved(1);
        SocialSecurityCard forged = card();
        forged.cardSn = QStringLiteral("650100D1560000051002008852D19B38");
        Q_EMIT kiosk.cards.cardInserted(2, QStringLiteral("reader"));
        QSignalSpy looked(kiosk.keeper.get(), &Keeper::remembered);
        Q_EMIT kiosk.cards.cardRead(2, forged);
        SEE(!looked.isEmpty());
        SEE(note() == Phrase::IdentityFromCard);
    }

    void filing_madeOffLine_isToldAtTheNextInsertion()
    {
        Kiosk kiosk;
        kiosk.script.setWeather(Script::Weather::Cut);
        kiosk.start();
        SEE(kiosk.frame.linkKnown && !kiosk.frame.online);
        GO_TO_FILING_PIN(kiosk)
        kiosk.givePin();
        SEE(kiosk.tells(Kind::StoredHere));
        Q_EMIT kiosk.cards.cardRemoved(1);
        SEE(kiosk.frame.pending == 1);
        kiosk.script.setWeather(Script::Weather::Fine);
        kiosk.clock.advanceMs(3600 * 1000);
        kiosk.keeper->nudge();
        SEE(kiosk.frame.pending == 0);
        QVERIFY(!kiosk.shows<OutcomeScreen>()); // whoever stands there now hears nothing of it
        kiosk.script.say(QStringLiteral("Y104"), toWire(FilingList { { standing() }, {} }));
        GO_TO_MENU(kiosk)
        const auto news = [&] {
            const auto* page = std::get_if<ChoiceScreen>(&kiosk.shown);
            return page && !page->news.empty() ? page->news.front().phrase : Phrase::Plain;
        };
        SEE(news() == Phrase::NewsInEffect);
    }

    void myFilings_changedAndCancelled_goOutAsAmendments()
    {
        Kiosk kiosk;
        kiosk.script.say(QStringLiteral("Y104"), toWire(FilingList { { standing() }, {} }));
        FilingAnswer answer { standing() };
        kiosk.script.say(QStringLiteral("Y102"), toWire(answer));
        answer.filing.state = FilingState::Cancelled;
        kiosk.script.say(QStringLiteral("Y103"), toWire(answer));
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_MENU(kiosk)
        SEE(!std::get<ChoiceScreen>(kiosk.shown).news.empty());
        kiosk.press({ "menu:my-filings", "filing:BA1", "amend", "amend:change", "why:long-term",
            "where:here", "when:today", "confirm", "agree" });
        QVERIFY(kiosk.shows<PinScreen>());
        kiosk.givePin();
        SEE(kiosk.tells(Kind::Done));
        const Json changed = kiosk.script.heard(QStringLiteral("Y102")).at(0)[u"data"];
        QCOMPARE(changed[u"trt_dcla_detl_sn"].text(), QStringLiteral("BA1"));

        kiosk.press({ "menu" });
        kiosk.press({ "menu:my-filings", "filing:BA1", "amend", "amend:cancel", "confirm" });
        QVERIFY(kiosk.shows<PinScreen>());
        QVERIFY(kiosk.script.heard(QStringLiteral("Y103")).empty());
        kiosk.givePin();
        SEE(kiosk.tells(Kind::Done));
        const Json cancelled = kiosk.script.heard(QStringLiteral("Y103")).at(0)[u"data"];
        QCOMPARE(cancelled[u"trt_dcla_detl_sn"].text(), QStringLiteral("BA1"));
        QVERIFY(kiosk.script.heard(QStringLiteral("Y101")).empty());
    }

    void help_whileAJourneyWaits_callsAWindowAndDisturbsNothing()
    {
        Kiosk kiosk;
        StaffCallAnswer heard;
        heard.since = chinaTime({ 2017, 3, 31 }, { 10, 0 });
        heard.reached = true;
        kiosk.script.say(QStringLiteral("Y108"), toWire(heard));
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_MENU(kiosk)
        kiosk.press({ "menu:settle", "service:staff" }); // 5201 is on its way
        const auto said = [&] {
            const auto* page = std::get_if<ReviewScreen>(&kiosk.shown);
            return page ? page->rows.back().value.phrase : Phrase::Plain;
        };
        SEE(said() == Phrase::HelpReached);
        kiosk.press({ "help:close" });
        SEE(kiosk.shows<ChoiceScreen>()); // the visits came all the same
        const Json call = kiosk.script.heard(QStringLiteral("Y108")).at(0)[u"data"];
        QCOMPARE(call[u"dev_no"].text(), QStringLiteral("KIOSK-001"));
        QCOMPARE(kiosk.script.heard(QStringLiteral("Y104")).size(), std::size_t(1));
    }

    void settlement_onLine_isDoneWithItsStatement()
    {
        Kiosk kiosk;
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_SETTLING_PIN(kiosk)
        kiosk.givePin();
        SEE(kiosk.tells(Kind::Done));
        SEE(kiosk.statements.size() == 1);
        QCOMPARE(kiosk.statements.front().settlement.amounts.fund_pay_sumamt, Fen(566663));
        const Json sent = kiosk.script.heard(QStringLiteral("2304")).at(0)[u"data"];
        QCOMPARE(sent[u"medfee_sumamt"].text(), QStringLiteral("6296.25")); // what was shown
    }

    void settlement_paidByTelephone_isToldAsPaid()
    {
        Kiosk kiosk;
        Till till(kiosk);
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_SETTLING_PIN(kiosk)
        kiosk.givePin();
        SEE(kiosk.tells(Kind::Done));
        QVERIFY(!QFile::exists(till.file)); // nobody is asked for money before they choose how
        kiosk.press({ "pay:code" });
        SEE(kiosk.shows<PayScreen>() && !std::get<PayScreen>(kiosk.shown).qr.isEmpty());
        QVERIFY(till.bank.pay(std::get<PayScreen>(kiosk.shown).qr));
        SEE(kiosk.tells(Kind::Done));
    }

    /// Who goes without paying comes back with the card, and pays what was left.
    void settlement_leftUnpaid_isPaidLater()
    {
        Kiosk kiosk;
        Till till(kiosk);
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_SETTLING_PIN(kiosk)
        kiosk.givePin();
        SEE(titleOf(kiosk.shown) == Phrase::SettleDueTitle);
        kiosk.press({ "done" });
        Q_EMIT kiosk.cards.cardRemoved(1);
        QVERIFY(!QFile::exists(till.file)); // nobody was asked for money
        listAsSettled(kiosk.script);
        GO_TO_STATEMENT(kiosk)
        SEE(offers(kiosk.shown, "pay")); // this machine knows that it is open
        kiosk.press({ "pay", "pay:code" });
        SEE(kiosk.shows<PayScreen>() && !std::get<PayScreen>(kiosk.shown).qr.isEmpty());
        QCOMPARE(std::get<PayScreen>(kiosk.shown).amount, Fen(62962));
        QVERIFY(till.bank.pay(std::get<PayScreen>(kiosk.shown).qr));
        SEE(titleOf(kiosk.shown) == Phrase::PaidTitle);
        QCOMPARE(kiosk.statements.size(), std::size_t { 1 }); // the first time
    }

    /// Without a port the cashier takes it, by a slip; what became of it the machine cannot know.
    void settlement_whereOnlyTheCashierTakesMoney_givesASlipAndIsNotAskedForAgain()
    {
        Kiosk kiosk;
        PaymentDesk desk(kiosk.folder.path(), nullptr, kiosk.clock);
        QSignalSpy found(&desk, &PaymentDesk::found);
        kiosk.runner->usePayments(desk, false);
        desk.open();
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_SETTLING_PIN(kiosk)
        kiosk.givePin();
        SEE(kiosk.cashierSlips.size() == 1);
        const PrintCashierSlip& slip = kiosk.cashierSlips.front();
        QCOMPARE(slip.order.setlId(), QStringLiteral("SETL1"));
        QCOMPARE(slip.order.due(), Fen(62962));
        QVERIFY(!slip.maskedName.contains(card().name));
        kiosk.press({ "done" });
        Q_EMIT kiosk.cards.cardRemoved(1);
        listAsSettled(kiosk.script);
        GO_TO_STATEMENT(kiosk)
        SEE(offers(kiosk.shown, "pay"));
        QCOMPARE(found.last().first().value<Payment>().state, PaymentState::AtCashier);
        kiosk.press({ "pay" });
        QCOMPARE(titleOf(kiosk.shown), Phrase::AtCashierTitle);
        QCOMPARE(kiosk.cashierSlips.size(), std::size_t { 1 }); // they have it
        kiosk.runner.reset(); // it goes before the desk it uses
    }

    /// The hospital's charges were sent back: what stands behind them is given up at once.
    void settlement_behindAHeldBill_isGivenUpAndLeadsToAWindow()
    {
        Kiosk kiosk;
        kiosk.script.refuse(QStringLiteral("2301"), {}); // the message, not the business
        kiosk.start();
        SEE(kiosk.frame.online);
        QSignalSpy changes(kiosk.keeper.get(), &Keeper::recordChanged);
        const auto last = [&] {
            return changes.isEmpty() ? RecordState::Ready
                                     : changes.last().first().value<RecordUpdate>().state;
        };
        kiosk.dropBill();
        SEE(last() == RecordState::Held);
        GO_TO_SETTLING_PIN(kiosk)
        kiosk.givePin();
        SEE(kiosk.tells(Kind::AtWindow));
        QCOMPARE(std::get<OutcomeScreen>(kiosk.shown).next->phrase, Phrase::SettleBillWaitsNext);
        SEE(last() == RecordState::Withdrawn);
        QVERIFY(kiosk.tells(Kind::AtWindow)); // the page stays
        QVERIFY(kiosk.script.heard(QStringLiteral("2304")).empty());
        QVERIFY(kiosk.statements.empty() && kiosk.cashierSlips.empty());
    }

    /// AskBills, AskProvisional, StoreProvisional, and the order of the two Records in the lane.
    void provisional_byTheHospitalsBill_isStoredBehindItsCharges()
    {
        Kiosk kiosk;
        giveSnapshot(kiosk);
        kiosk.script.silence(QStringLiteral("2301"));
        kiosk.start();
        SEE(QFile::exists(kiosk.folder.filePath(QStringLiteral("snapshot"))));
        Q_EMIT kiosk.keeper->catalogueChanged(someCatalogue());
        kiosk.script.setWeather(Script::Weather::Cut);
        kiosk.dropBill();
        SEE(!kiosk.frame.online && kiosk.frame.pending == 1);
        QSignalSpy looked(kiosk.keeper.get(), &Keeper::remembered);
        kiosk.insertCard();
        SEE(!looked.isEmpty());
        SEE(kiosk.shows<ReviewScreen>());
        kiosk.press({ "identity:yes", "menu:settle" });
        SEE(kiosk.shows<ChoiceScreen>()
            && std::get<ChoiceScreen>(kiosk.shown).options[0].id == QLatin1String("visit:V1"));
        kiosk.press({ "visit:V1" });
        SEE(kiosk.shows<AmountsScreen>());
        kiosk.press({ "continue", "confirm" });
        QVERIFY(kiosk.shows<PinScreen>());
        kiosk.givePin();
        SEE(kiosk.tells(Kind::Provisional));
        SEE(kiosk.statements.size() == 1);
        QVERIFY(kiosk.statements[0].settlement.provisional);
        const Fen share = kiosk.statements[0].settlement.amounts.psn_part_amt;
        QVERIFY(share > Fen() && share < Fen(2000'00));
        QVERIFY(kiosk.cashierSlips.empty()); // nothing is paid for what is not settled
        SEE(kiosk.frame.pending == 2);
        // The charges go first, and alone until they have landed.
        kiosk.script.setWeather(Script::Weather::Fine);
        kiosk.clock.advanceMs(3600 * 1000);
        kiosk.keeper->nudge();
        SEE(!kiosk.script.heard(QStringLiteral("2301")).empty());
        QVERIFY(kiosk.script.heard(QStringLiteral("Y302")).empty());
    }

    /// AskStatement: the settled visits are listed, one is asked for and printed as a copy.
    void statement_ofASettledVisit_isPrintedAgain()
    {
        Kiosk kiosk;
        listAsSettled(kiosk.script);
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_STATEMENT(kiosk)
        kiosk.press({ "print" });
        SEE(kiosk.statements.size() == 1);
        QVERIFY(kiosk.statements[0].again);
        QCOMPARE(kiosk.statements[0].settlement.setlId, QStringLiteral("SETL1"));
        const Json asked = kiosk.script.heard(QStringLiteral("5203")).at(0)[u"data"];
        QCOMPARE(asked[u"psn_no"].text(), holder().person.psnNo);
    }

    void settlement_thatDoesNotAddUp_isNotOffered()
    {
        Kiosk kiosk;
        kiosk.script.say(QStringLiteral("2303"), brokenSettlement());
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_MENU(kiosk)
        kiosk.press({ "menu:settle" });
        SEE(kiosk.shows<ChoiceScreen>());
        kiosk.press({ "visit:V1" });
        SEE(kiosk.shows<ErrorScreen>());
        QCOMPARE(std::get<ErrorScreen>(kiosk.shown).error, ErrorCode::IdentityBroken);
    }

    void settlement_cardOutBeforeTheReceipt_isGivenUp()
    {
        Kiosk kiosk;
        kiosk.script.silence(QStringLiteral("2304"));
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_SETTLING_PIN(kiosk)
        kiosk.givePin();
        SEE(!kiosk.script.heard(QStringLiteral("2304")).empty());
        Q_EMIT kiosk.cards.cardRemoved(1);
        QVERIFY(kiosk.shows<TakeCardScreen>());
        SEE(!kiosk.script.heard(QStringLiteral("Y001")).empty());
        SEE(kiosk.frame.pending == 0);
        QVERIFY(kiosk.statements.empty());
    }

    void settlement_cardOutWhileStoring_isGivenUpToo()
    {
        Kiosk kiosk;
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_SETTLING_PIN(kiosk)
        QSignalSpy changes(kiosk.keeper.get(), &Keeper::recordChanged);
        kiosk.script.setWeather(Script::Weather::Cut);
        kiosk.givePin();
        Q_EMIT kiosk.cards.cardRemoved(1); // `stored` has not come back yet
        SEE(!changes.isEmpty()
            && changes.last().first().value<RecordUpdate>().state == RecordState::Withdrawn);
        QVERIFY(kiosk.statements.empty());
    }

    void cardSwapped_inTheSameReader_beginsAnew()
    {
        Kiosk kiosk;
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_MENU(kiosk)
        const int before = kiosk.visitors;
        Q_EMIT kiosk.cards.cardInserted(2, QStringLiteral("reader"));
        QVERIFY(kiosk.shows<ProgressScreen>());
        QCOMPARE(kiosk.visitors, before + 1);
        Q_EMIT kiosk.cards.cardRead(1, card()); // of the card that left
        QVERIFY(kiosk.shows<ProgressScreen>());
        QCOMPARE(std::get<ProgressScreen>(kiosk.shown).title.phrase, Phrase::ReadingTitle);
    }

    void card_inAnotherReader_disturbsNobody()
    {
        Kiosk kiosk;
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_MENU(kiosk)
        Q_EMIT kiosk.cards.cardInserted(2, QStringLiteral("another reader"));
        QVERIFY(kiosk.shows<ChoiceScreen>());
        Q_EMIT kiosk.cards.cardRemoved(2);
        QVERIFY(kiosk.shows<ChoiceScreen>());
    }

    void card_reportedLost_isToldAndNobodyIsIdentified()
    {
        for (const CardStanding standing :
            { CardStanding::Lost, CardStanding::Frozen, CardStanding::Cancelled }) {
            Kiosk kiosk;
            kiosk.script.say(
                QStringLiteral("Y202"), toWire(CardVerifyAnswer { standing, { 2017, 3, 1 }, {} }));
            kiosk.start();
            SEE(kiosk.frame.online);
            kiosk.insertCard();
            SEE(kiosk.shows<ErrorScreen>());
            const auto& page = std::get<ErrorScreen>(kiosk.shown);
            QCOMPARE(page.error, ErrorCode::CardStopped);
            QVERIFY(page.footer.empty()); // trying again would not help
            const Json asked = kiosk.script.heard(QStringLiteral("Y202")).at(0)[u"data"];
            QCOMPARE(asked[u"card_sn"].text(), card().cardSn);
            QCOMPARE(asked[u"card_no"].text(), card().cardNo);
            QCOMPARE(kiosk.script.heard(QStringLiteral("1101")).size(), std::size_t(1));
        }
    }

    void card_theProvinceSaysNothingOf_isNoTrouble()
    {
        Kiosk kiosk;
        kiosk.script.refuse(QStringLiteral("Y202"), {});
        kiosk.start();
        SEE(kiosk.frame.online);
        kiosk.insertCard();
        SEE(kiosk.shows<ReviewScreen>());
    }

    void answer_thatComesAfterTheCardLeft_isDropped()
    {
        Kiosk kiosk;
        kiosk.start();
        SEE(kiosk.frame.online);
        kiosk.insertCard(); // 1101 is on its way
        Q_EMIT kiosk.cards.cardRemoved(1);
        QSignalSpy answers(kiosk.keeper.get(), &Keeper::answered);
        SEE(!answers.isEmpty());
        QVERIFY(!kiosk.shows<ReviewScreen>());
    }

    void paper_thatFails_isSaid()
    {
        Kiosk kiosk;
        kiosk.paperWorks = false;
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_FILING_PIN(kiosk)
        kiosk.givePin();
        SEE(kiosk.tells(Kind::Done));
        SEE(std::get<OutcomeScreen>(kiosk.shown).next->phrase == Phrase::PaperFailed);
    }

    void store_thatIsNoDatabase_putsTheKioskOutOfService()
    {
        Kiosk kiosk;
        QFile file(kiosk.folder.filePath(QStringLiteral("queue.db")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray kept(8192, 'x');
        QCOMPARE(file.write(kept), kept.size());
        file.close();
        kiosk.start();
        SEE(kiosk.shows<ErrorScreen>());
        kiosk.insertCard();
        QVERIFY(kiosk.shows<ErrorScreen>()); // no business is taken
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), kept); // and the file is kept
    }

    void station_notEnrolled_saysSo()
    {
        Kiosk kiosk;
        kiosk.runner->outOfService(ErrorCode::NotEnrolled);
        QCOMPARE(std::get<ErrorScreen>(kiosk.shown).error, ErrorCode::NotEnrolled);
    }

    void reader_unplugged_isSaidOnTheWelcomePage()
    {
        Kiosk kiosk;
        kiosk.start();
        SEE(kiosk.frame.online);
        Q_EMIT kiosk.cards.readerStateChanged(ReaderState::NoReader, {});
        QCOMPARE(std::get<WelcomeScreen>(kiosk.shown).notice->phrase, Phrase::NoticeReader);
    }
};

QTEST_GUILESS_MAIN(JourneyRunnerTest)
#include "tst_journey_runner.moc"
