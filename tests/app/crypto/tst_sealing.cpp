// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/sealing.h"

#include <QSet>
#include <QTest>

using namespace yidi;

namespace {

const QByteArray slipKey(64, 'a');
const QByteArray key(16, 'k');
const QString version = QStringLiteral("v1");
const QString certNo = QStringLiteral("65010219520101001X");
const QString cardSn = QStringLiteral("650100D1560000050000000000000001");

} // namespace

class TestSealing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sealOnce_opened_givesTheTextBack()
    {
        for (const QByteArray& text : { QByteArray(), QByteArray("x"), QByteArray(5000, 't') }) {
            const auto sealed = sealOnce(key, text, "context");
            QVERIFY(sealed);
            QVERIFY(text.size() < 16 || !sealed->contains(text.left(16)));
            QCOMPARE(openSealed(key, *sealed, "context").value(), text);
            QCOMPARE(sealOnce(key, text, "context").value(), *sealed);
        }
    }

    /// Without its tag it is SM4 in counter mode from 2 on, as GCM says: what another library
    /// makes of this text.
    void sealOnce_knownText_isWhatOthersMakeOfIt()
    {
        const auto sealed =
            sealOnce(QByteArray::fromHex("0123456789abcdeffedcba9876543210"), "yidi", "station");
        QCOMPARE(sealed.value().left(4).toHex(), QByteArray("ca7a086d"));
        QCOMPARE(sealed.value().size(), 4 + 16);
    }

    void openSealed_anyByteChanged_isRefused()
    {
        const QByteArray sealed = sealOnce(key, "the facts", "context").value();
        for (qsizetype i = 0; i < sealed.size(); ++i) {
            QByteArray changed = sealed;
            changed[i] = static_cast<char>(changed[i] ^ 1);
            const auto opened = openSealed(key, changed, "context");
            QVERIFY(!opened);
            QCOMPARE(opened.error().code, ErrorCode::AnswerUnsigned);
        }
        for (qsizetype size = 0; size < sealed.size(); ++size)
            QVERIFY(!openSealed(key, sealed.left(size), "context"));
        QVERIFY(!openSealed(key, sealed, "another"));
        QVERIFY(!openSealed(QByteArray(16, 'j'), sealed, "context"));
    }

    void sealOnce_keyOfWrongLength_isRefused()
    {
        for (const int size : { 0, 15, 17, 32 }) {
            QVERIFY(!sealOnce(QByteArray(size, 'k'), "text", {}));
            QVERIFY(!openSealed(QByteArray(size, 'k'), QByteArray(40, 'x'), {}));
        }
    }

    void personLock_institutionSnapshotPersonAndCard_allDecide()
    {
        QSet<QByteArray> who, keys;
        const auto add = [&](const PersonLock& lock) {
            who.insert(lock.who);
            keys.insert(lock.key);
            QCOMPARE(lock.who.size(), 32);
            QCOMPARE(lock.key.size(), 16);
        };
        add(personLock(slipKey, version, certNo, cardSn));
        add(personLock(QByteArray(64, 'b'), version, certNo, cardSn));
        add(personLock(slipKey, QStringLiteral("v2"), certNo, cardSn));
        add(personLock(slipKey, version, certNo.chopped(1) + QLatin1Char('1'), cardSn));
        add(personLock(slipKey, version, certNo, cardSn.chopped(1) + QLatin1Char('2')));
        add(personLock(slipKey, version, certNo.chopped(1), certNo.right(1) + cardSn));
        QCOMPARE(who.size(), 6);
        QCOMPARE(keys.size(), 6);
        QVERIFY(!who.contains(*keys.begin()));
    }

    void personLock_otherCase_isTheSamePerson()
    {
        const auto upper = personLock(slipKey, version, certNo, cardSn);
        const auto lower = personLock(slipKey, version, certNo.toLower(), cardSn.toLower());
        QCOMPARE(lower.who, upper.who);
        QCOMPARE(lower.key, upper.key);
    }

    void snapshotVersion_contentOrInstitution_changesIt()
    {
        const QString made = snapshotVersion(slipKey, "content");
        QCOMPARE(made, snapshotVersion(slipKey, "content"));
        QCOMPARE(made.size(), 32);
        QVERIFY(made != snapshotVersion(slipKey, "Content"));
        QVERIFY(made != snapshotVersion(QByteArray(64, 'b'), "content"));
    }
};

QTEST_GUILESS_MAIN(TestSealing)
#include "tst_sealing.moc"
