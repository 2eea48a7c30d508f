// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/check_code.h"
#include "app/crypto/sealing.h"
#include "app/crypto/signing.h"
#include "app/transactions/snapshot/built_in_directory.h"
#include "app/transactions/snapshot/snapshot_codec.h"
#include "support_world.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

const QString training = QStringLiteral(YIDI_SOURCE_DIR "/resources/training");
const StationName elsewhere { QStringLiteral("KIOSK-002"), QStringLiteral("H64010600002"),
    QStringLiteral("001") };

const Json& trainingPerson(const QString& id)
{
    static const Json root =
        readJsonFile(training + QStringLiteral("/people.json")).value_or(Json());
    for (const Json& person : root[u"people"].items())
        if (person[u"id"].text() == id)
            return person;
    static const Json nobody;
    return nobody;
}

SnapshotAnswer snapshotFor(
    World& world, const StationName& station = World::kiosk(), const QString& version = {})
{
    const WireResponse answer =
        world.ask(station, QStringLiteral("Y301"), {}, toWire(SnapshotQuery { version }));
    if (!answer.success)
        qFatal("%s", qPrintable(answer.err_msg));
    const auto read = fromWire<SnapshotAnswer>(answer.output, QStringLiteral("output"));
    if (!read)
        qFatal("%s", qPrintable(read.error().detail));
    return *read;
}

/// Who puts in the card of `id`, as a station of `institution` finds them.
std::optional<RememberedPerson> found(World& world, const SnapshotContent& content,
    const QString& id, const StationName& station = World::kiosk())
{
    QFile root(world.path(QStringLiteral("slip.root")));
    if (!root.open(QIODevice::ReadOnly))
        return {};
    const PersonLock lock = personLock(slipKeyOf(root.readAll(), station.institutionCode),
        content.version, trainingPerson(id)[u"baseinfo"][u"certno"].text(),
        trainingPerson(id)[u"card"][u"cardSn"].text());
    for (const SealedPerson& person : content.people)
        if (person.who == lock.who)
            return readPersonFacts(
                openSealed(lock.key, person.facts, lock.who).value_or(QByteArray()), content.madeAt)
                .value_or(RememberedPerson());
    return {};
}

bool filed(World& world, const QString& id, const QString& place = QStringLiteral("640100"))
{
    const Json input = withMember(filingInput(id), QStringLiteral("rloc_admdvs"), place);
    const WireResponse answer =
        world.ask(World::kiosk(), QStringLiteral("Y101"), insuredRegion(id), input);
    if (!answer.success)
        qWarning("%s", qPrintable(answer.err_msg));
    return answer.success;
}

} // namespace

class TestSnapshot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void snapshot_holdsPoliciesCodesPlacesAndInstitutions()
    {
        World world;
        QVERIFY2(world.province(), qPrintable(world.error()));
        const auto answer = snapshotFor(world);
        QVERIFY(answer.snapshot);
        const SnapshotContent& content = *answer.snapshot;
        QCOMPARE(content.institution, World::kiosk().institutionCode);
        QCOMPARE(content.madeAt, world.clock().now());
        QCOMPARE(content.expiresAt, world.clock().now().addDays(3));
        QCOMPARE(content.places, builtInDirectory().places);
        QVERIFY(content.codes.rows.size() > 20);
        QVERIFY(content.institutions.rows.size() >= 5);
        std::size_t files = 0;
        for (QDirIterator it(QStringLiteral(YIDI_SOURCE_DIR "/resources/policies"),
                 { QStringLiteral("*.json") }, QDir::Files, QDirIterator::Subdirectories);
             it.hasNext(); ++files)
            it.next();
        QCOMPARE(content.policies.size(), files);
        for (const PolicyText& policy : content.policies) {
            QCOMPARE(sm3Hex(policy.text.toUtf8()), policy.hash);
            QVERIFY(parsePolicy(policy.text.toUtf8(), policy.file, policy.hash));
        }
        QVERIFY(content.people.empty());
    }

    void people_filedForThePlaceOrBeenThere_areFoundByTheirCardAlone()
    {
        World world;
        QVERIFY(filed(world, QStringLiteral("NX-23")));
        QVERIFY(filed(world, QStringLiteral("NX-24"), QStringLiteral("640000")));
        QVERIFY(world.loadStay(QStringLiteral("NX-01")).size() == 30
            || !world.query("SELECT count(*) FROM visit").isEmpty());
        const SnapshotContent content = *snapshotFor(world).snapshot;
        QCOMPARE(content.people.size(), std::size_t(3));
        const auto filer = found(world, content, QStringLiteral("NX-23"));
        QVERIFY(filer);
        QCOMPARE(filer->filings.size(), std::size_t(1));
        QCOMPARE(filer->filings[0].careRegion, QStringLiteral("640100"));
        QCOMPARE(filer->person.psnNo, personNo(QStringLiteral("NX-23")));
        QCOMPARE(filer->person.mainInsurance()->region, QStringLiteral("650100"));
        QVERIFY(found(world, content, QStringLiteral("NX-24")));
        const auto patient = found(world, content, QStringLiteral("NX-01"));
        QVERIFY(patient);
        QVERIFY(!found(world, content, QStringLiteral("TA-11")));
    }

    void people_filedForAnotherPlace_areNotInIt()
    {
        World world;
        QVERIFY(filed(world, QStringLiteral("NX-23"), QStringLiteral("310000")));
        QVERIFY(filed(world, QStringLiteral("NX-24"), QStringLiteral("640200")));
        QVERIFY(snapshotFor(world).snapshot->people.empty());
    }

    void people_visitAtOneInstitution_areNotInAnothersSnapshot()
    {
        World world;
        world.loadStay(QStringLiteral("NX-01"));
        QVERIFY(world.unlockFilings()); // an emergency is filed for the whole city
        QVERIFY(world.tamper("UPDATE filing SET rloc_admdvs = '310000'"));
        QCOMPARE(snapshotFor(world).snapshot->people.size(), std::size_t(1));
        QVERIFY(snapshotFor(world, elsewhere).snapshot->people.empty());
    }

    void people_cardReportedLost_openNothing()
    {
        World world;
        QVERIFY(filed(world, QStringLiteral("NX-23")));
        QVERIFY(world.tamper("INSERT INTO card_status SELECT card_sn, 'lost', '', psn_no "
                             "FROM person WHERE psn_no IN (SELECT psn_no FROM filing)"));
        QVERIFY(snapshotFor(world).snapshot->people.empty());
    }

    /// Two institutions can lay their files side by side and learn nothing of who is in both.
    void people_twoInstitutionsAndTwoVersions_shareNoHashAndNoText()
    {
        World world;
        QVERIFY(filed(world, QStringLiteral("NX-23")));
        const SnapshotContent here = *snapshotFor(world).snapshot;
        const SnapshotContent there = *snapshotFor(world, elsewhere).snapshot;
        QVERIFY(filed(world, QStringLiteral("NX-24")));
        const SnapshotContent later = *snapshotFor(world).snapshot;
        QVERIFY(found(world, there, QStringLiteral("NX-23"), elsewhere));
        QVERIFY(!found(world, there, QStringLiteral("NX-23")));
        QCOMPARE(later.people.size(), std::size_t(2));
        for (const SnapshotContent* other : { &there, &later }) {
            QVERIFY(other->version != here.version);
            for (const SealedPerson& person : other->people) {
                QVERIFY(person.who != here.people[0].who);
                QVERIFY(person.facts != here.people[0].facts);
            }
        }
    }

    void version_held_isAnsweredUnchangedUntilSomethingChanges()
    {
        World world;
        QVERIFY(filed(world, QStringLiteral("NX-23")));
        world.clock().advanceMs(120'000);
        snapshotFor(world); // the national library is told meanwhile, which is news as well
        const QString version = snapshotFor(world).snapshot->version;
        QVERIFY(!snapshotFor(world, World::kiosk(), version).snapshot);
        world.clock().advanceMs(3'600'000);
        QVERIFY(!snapshotFor(world, World::kiosk(), version).snapshot);
        world.reopen();
        QVERIFY(!snapshotFor(world, World::kiosk(), version).snapshot);
        QVERIFY(snapshotFor(world, elsewhere, version).snapshot);
        QVERIFY(snapshotFor(world, World::kiosk(), version.chopped(1)).snapshot);
        QVERIFY(world.tamper("UPDATE insurance SET balc = balc + 1 "
                             "WHERE psn_no IN (SELECT psn_no FROM filing)"));
        QVERIFY(snapshotFor(world, World::kiosk(), version).snapshot);
    }

    void rules_limits_keepWhoeverCameLast()
    {
        World world;
        QVERIFY(filed(world, QStringLiteral("NX-23")));
        world.clock().advanceMs(60'000);
        QVERIFY(filed(world, QStringLiteral("NX-24")));
        const auto askWith = [&](const SnapshotRules& rules) {
            world.close();
            Province::Options options { world.path({}), {}, training };
            options.snapshots = rules;
            auto province = Province::open(options, world.clock());
            if (!province)
                qFatal("%s", qPrintable(describe(province.error())));
            const auto request =
                world.message(World::kiosk(), QStringLiteral("Y301"), {}, toWire(SnapshotQuery {}));
            const auto answer = decodeResponse(
                (*province)->handle(request.infno, encodeRequest(request), World::kiosk()).body);
            return *fromWire<SnapshotAnswer>(answer->output, {})->snapshot;
        };
        SnapshotRules rules;
        rules.people = 1;
        rules.hours = 5;
        const SnapshotContent one = askWith(rules);
        QCOMPARE(one.people.size(), std::size_t(1));
        QVERIFY(found(world, one, QStringLiteral("NX-24")));
        QCOMPARE(one.expiresAt, world.clock().now().addSecs(5 * 3600));
        rules = {};
        rules.bytes = 100;
        QVERIFY(askWith(rules).people.empty());
        rules = {};
        rules.filings = 0;
        QVERIFY(found(world, askWith(rules), QStringLiteral("NX-23"))->filings.empty());
    }

    void version_tooLong_isRefused()
    {
        World world;
        const auto answer = world.ask(World::kiosk(), QStringLiteral("Y301"), {},
            toWire(SnapshotQuery { QString(65, QLatin1Char('a')) }));
        QVERIFY(!answer.success);
        QVERIFY(answer.err_msg.contains(QLatin1String("input.data.version")));
    }
};

QTEST_GUILESS_MAIN(TestSnapshot)
#include "tst_snapshot.moc"
