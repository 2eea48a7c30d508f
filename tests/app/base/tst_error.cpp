// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/result.h"

#include <QSet>
#include <QTest>

#include <memory>

using namespace yidi;

namespace {

Result<int> half(int number)
{
    if (number % 2 != 0)
        return fail(ErrorCode::BadInput, QStringLiteral("odd"));
    return number / 2;
}

Result<void> check(int number)
{
    YIDI_TRY(half(number));
    return {};
}

Result<std::unique_ptr<int>> quarter(int number)
{
    YIDI_ASSIGN(const int once, half(number));
    YIDI_ASSIGN(auto twice, half(once));
    return std::make_unique<int>(twice);
}

} // namespace

class TestError : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void names_areTheEnumsOwnAndUnique()
    {
        QSet<QString> names;
        int count = 0;
#define YIDI_ONE(name)                                                                             \
    QCOMPARE(errorName(ErrorCode::name), QStringLiteral(#name));                                   \
    names.insert(errorName(ErrorCode::name));                                                      \
    ++count;
        YIDI_ERROR_CODES(YIDI_ONE)
#undef YIDI_ONE
        QCOMPARE(names.size(), count);
        QCOMPARE(errorName(static_cast<ErrorCode>(9999)), QStringLiteral("Unknown"));
    }

    void describe_addsTheDetailWhenThereIsOne()
    {
        QCOMPARE(describe({ ErrorCode::LinkDown, {} }), QStringLiteral("LinkDown"));
        QCOMPARE(describe({ ErrorCode::BadInput, QStringLiteral("balc") }),
            QStringLiteral("BadInput: balc"));
    }

    void tryAndAssign_passTheErrorOn()
    {
        QVERIFY(check(4).has_value());
        QCOMPARE(check(3).error().detail, QStringLiteral("odd"));
        const auto good = quarter(12);
        QVERIFY(good.has_value());
        QCOMPARE(**good, 3);
        QCOMPARE(quarter(6).error().code, ErrorCode::BadInput);
    }
};

QTEST_GUILESS_MAIN(TestError)
#include "tst_error.moc"
