// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/dates.h"
#include "app/crypto/signing.h"
#include "app/tool/commands.h"
#include "app/tool/complain.h"
#include "app/transactions/cases/policy_files.h"
#include "app/transactions/cases/settle_case.h"
#include "app/transactions/inpatient/inpatient.h"

#include <QCommandLineParser>

#include <cstdio>

namespace yidi {

namespace {

/// A case of a hundred thousand fee lines.
constexpr qsizetype maxCaseBytes = 64 * 1024 * 1024;

Result<Json> settleFile(const QString& policies, const QString& file)
{
    if (policies.isEmpty())
        return fail(ErrorCode::BadInput, QStringLiteral("--policies is missing"));
    if (file.isEmpty())
        return fail(ErrorCode::BadInput, QStringLiteral("--case is missing"));
    YIDI_ASSIGN(const Json json, readJsonFile(file, { maxCaseBytes }));
    YIDI_ASSIGN(const SettleCase oneCase, parseSettleCase(json));
    YIDI_ASSIGN(const PolicyFolder folder, readPolicies(policies, sm3Hex));
    // A folder that is not sound as a whole might hide the very policy that counts.
    if (!folder.problems.empty())
        return fail(folder.problems.front());
    YIDI_ASSIGN(const Settlement settlement, settleCase(oneCase, folder.book));

    Json answer = Json::object();
    answer.set(QStringLiteral("setlinfo"), settlementAmountsToWire(settlement.amounts));
    answer.set(QStringLiteral("setldetail"), settlementSharesToWire(settlement.shares));
    answer.set(QStringLiteral("steps"), settlementStepsToWire(settlement.steps));
    if (!oneCase.unmapped.isEmpty()) {
        Json codes = Json::array();
        for (const QString& code : oneCase.unmapped)
            codes.append(Json(code));
        answer.set(QStringLiteral("unmapped"), std::move(codes));
    }
    return answer;
}

int exitCodeOf(const Error& error)
{
    const int code = complain(error);
    const bool refused = error.code == ErrorCode::NotFiled || error.code == ErrorCode::PolicyMissing
        || error.code == ErrorCode::VisitNotDirect;
    return refused ? ExitRefused : code;
}

/// What a folder holds, and every problem on stderr.
Result<Json> checkPolicies(const QString& folderName, int& problems)
{
    YIDI_ASSIGN(const PolicyFolder folder, readPolicies(folderName, sm3Hex));
    for (const Error& problem : folder.problems)
        complain(problem);
    problems = static_cast<int>(folder.problems.size());
    Json list = Json::array();
    for (const auto& [key, policy] : folder.book.all()) {
        list.append(Json::object({ { QStringLiteral("file"), policy.file },
            { QStringLiteral("region"), policy.region }, { QStringLiteral("name"), policy.name },
            { QStringLiteral("effective_from"), wireDate(policy.effectiveFrom) },
            { QStringLiteral("authoritative"), Json::boolean(policy.authoritative) },
            { QStringLiteral("hash"), policy.hash } }));
    }
    return Json::object({ { QStringLiteral("policies"), std::move(list) },
        { QStringLiteral("problems"), Json::integer(problems) } });
}

} // namespace

int settleCommand(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.addOptions({ { QStringLiteral("policies"), QStringLiteral("Folder of policies."),
                            QStringLiteral("DIR") },
        { QStringLiteral("case"), QStringLiteral("Case file."), QStringLiteral("F") } });
    if (!parser.parse(QStringList { QStringLiteral("yidi") } + arguments))
        return complain({ ErrorCode::BadInput, parser.errorText() });
    if (!parser.positionalArguments().isEmpty())
        return complain({ ErrorCode::BadInput,
            QStringLiteral("\"%1\" is not an option").arg(parser.positionalArguments().first()) });
    const auto answer =
        settleFile(parser.value(QStringLiteral("policies")), parser.value(QStringLiteral("case")));
    if (!answer)
        return exitCodeOf(answer.error());
    print(*answer);
    return ExitDone;
}

int policyCommand(const QStringList& arguments)
{
    if (arguments.size() != 2 || arguments.front() != QLatin1String("check"))
        return complain({ ErrorCode::BadInput, QStringLiteral("usage: yidi policy check DIR") });
    int problems = 0;
    const auto answer = checkPolicies(arguments.back(), problems);
    if (!answer)
        return complain(answer.error());
    print(*answer);
    return problems == 0 ? ExitDone : ExitBadUse;
}

} // namespace yidi
