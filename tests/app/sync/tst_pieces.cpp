// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// Messages too large for one go, over a link that breaks.
#include "app/crypto/signing.h"
#include "app/sync/messenger.h"
#include "app/transactions/control/pieces.h"

#include "support_province.h"
#include "support_station.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <set>

using namespace yidi;

namespace {

constexpr qsizetype fillerBytes = 1'500'000;

/// Counts what is posted to a province in this process, and loses what it is told to.
class Line : public ProvinceLink {
public:
    enum class Loss { None, Before, After };

    explicit Line(std::unique_ptr<Province>& province)
        : m_province(province)
    {
    }
    void post(const QString& path, const QByteArray& body, int, Callback done) override
    {
        ++posts;
        largest = std::max(largest, body.size());
        if (path == QLatin1String("/Y004"))
            ++piecesPosted[sm3Hex(decodeRequest(body).value().inputBytes)];
        const Loss loss = losses[posts];
        if (loss == Loss::Before)
            return done(fail(ErrorCode::LinkTimeout));
        const Province::Answer answer = m_province->handle({}, body, testKiosk());
        if (loss == Loss::After)
            return done(fail(ErrorCode::LinkTimeout));
        done(LinkReply { answer.httpStatus, answer.body, answer.signature });
    }

    int posts = 0;
    qsizetype largest = 0;
    std::map<QString, int> piecesPosted;
    std::map<int, Loss> losses;

private:
    std::unique_ptr<Province>& m_province;
};

struct World {
    QTemporaryDir dir;
    ManualClock clock { testMorning() };
    std::unique_ptr<Province> province = testProvince(dir.path(), clock);
    Line line { province };
    Messenger messenger { testProfile(dir.path()), key(), clock, line };
    Messenger::Message message;

    World()
    {
        RecordDraft draft = filingOf(1);
        QRandomGenerator random(7);
        QByteArray filler(fillerBytes, Qt::Uninitialized);
        for (char& c : filler)
            c = static_cast<char>('a' + random.bounded(26));
        draft.input.set(QStringLiteral("memo"), QString::fromLatin1(filler));
        message = { QStringLiteral("H64010400001201703310900000010"), draft.infno,
            draft.insuplcAdmdvs, writeJson(draft.input) };
    }
    QByteArray key() const
    {
        QFile file(dir.filePath(QStringLiteral("sign.pem")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    Result<SignedAnswer> send()
    {
        std::optional<Result<SignedAnswer>> answer;
        messenger.exchange(message, 1000, [&](Result<SignedAnswer> got) { answer = got; });
        return answer ? *std::move(answer) : fail(ErrorCode::LinkTimeout);
    }
    /// The receipt is over the whole input, however it came.
    bool isDone(const SignedAnswer& answer) const
    {
        const QString link = sm3Hex(linkText(
            { message.msgid, message.infno, message.insuplcAdmdvs }, sm3Hex(message.input)));
        return answer.response.success
            && sm2Verify(key(), receiptText(message.msgid, message.infno, MessageEnd::Done, link),
                answer.response.receipt.toLatin1());
    }
};

} // namespace

class TestPieces : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void largeMessage_goesInPieces_andIsOneMessage()
    {
        World world;
        const auto answer = world.send();
        QVERIFY(answer && world.isDone(*answer));
        const auto pieces = static_cast<int>(cutIntoPieces(world.message.input).size());
        QVERIFY(pieces > 10);
        QCOMPARE(static_cast<int>(world.line.piecesPosted.size()), pieces);
        QCOMPARE(world.line.posts, pieces + 2);
        QVERIFY(world.line.largest < 2 * pieceBytes);
    }

    void anyPost_lost_costsThatPostAlone_data()
    {
        QTest::addColumn<bool>("arrived");
        QTest::newRow("lost on the way there") << false;
        QTest::newRow("lost on the way back") << true;
    }
    void anyPost_lost_costsThatPostAlone()
    {
        QFETCH(bool, arrived);
        const int all = [] {
            World world;
            return world.send() ? world.line.posts : 0;
        }();
        for (int lost = 1; lost <= all; lost += 3) {
            World world;
            world.line.losses[lost] = arrived ? Line::Loss::After : Line::Loss::Before;
            QVERIFY(!world.send());
            world.province.reset(); // its memory is in the ledger
            world.province = testProvince(world.dir.path(), world.clock);
            const auto answer = world.send();
            QVERIFY2(answer && world.isDone(*answer), qPrintable(QString::number(lost)));
            int twice = 0;
            for (const auto& [piece, posts] : world.line.piecesPosted)
                twice += posts - 1;
            const bool wasPiece = lost > 1 && lost < all;
            QCOMPARE(twice, wasPiece && !arrived ? 1 : 0);
        }
    }

    void doneMessage_sentAgain_isAnsweredWithoutItsPieces()
    {
        World world;
        const auto first = world.send();
        const int posts = world.line.posts;
        const auto again = world.send();
        QVERIFY(first && again);
        QCOMPARE(again->body, first->body);
        QCOMPARE(world.line.posts, posts + 1);
    }

    void foreignOrBrokenPieces_areRefused()
    {
        World world;
        const QByteArray bytes(1000, 'x');
        const auto upload = [&](const QString& hash, const QByteArray& body) {
            std::optional<bool> done;
            world.messenger.exchange(
                { QStringLiteral("H6401040000120170331090000001p"), QStringLiteral("Y004"), {},
                    writeJson(pieceToWire({ hash, body })) },
                1000,
                [&](const Result<SignedAnswer>& got) { done = got && got->response.success; });
            return done.value_or(false);
        };
        QVERIFY(upload(sm3Hex(bytes), bytes));
        QVERIFY(upload(sm3Hex(bytes), bytes)); // again is no harm
        QVERIFY(!upload(sm3Hex("other"), bytes));
        QVERIFY(!upload(QStringLiteral("not hex"), bytes));
        QVERIFY(!upload(sm3Hex({}), {}));
        const QByteArray large(pieceBytes + 1, 'x');
        QVERIFY(!upload(sm3Hex(large), large));
    }

    void nameThatDoesNotFitItsPieces_hasNoEffect()
    {
        for (const int fault : { 0, 1, 2, 3 }) {
            World world;
            PiecedInput input { sm3Hex(world.message.input), world.message.input.size(), {} };
            for (const QByteArray& piece : cutIntoPieces(world.message.input))
                input.pieces.append(sm3Hex(piece));
            QVERIFY(world.send()); // the pieces are there
            world.message.msgid.replace(29, 1, QLatin1Char('1'));
            if (fault == 0)
                input.hash = sm3Hex("other");
            else if (fault == 1)
                --input.size;
            else if (fault == 2)
                std::swap(input.pieces[0], input.pieces[1]);
            else
                input.pieces.clear();
            world.message.input = encodePieced(input);
            const auto answer = world.send();
            QVERIFY(answer && !answer->response.success);
            QCOMPARE(answer->response.receipt, QString());
        }
    }
};

QTEST_GUILESS_MAIN(TestPieces)
#include "tst_pieces.moc"
