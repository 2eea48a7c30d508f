// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/tables.h"

#include <QtGlobal>

namespace yidi {
namespace {

constexpr const char* cappedFund = QT_TRANSLATE_NOOP("words",
    "这项补助对其中 {part} 按 {ratio} 计算，但今年只剩 {room} 的额度，所以支付 {amount}。");

constexpr RuleSource rules[] = {
    { "total", nullptr, QT_TRANSLATE_NOOP("words", "总费用 {amount}，是医院上传的全部费用。") },
    { "own-expense", nullptr, QT_TRANSLATE_NOOP("words", "医保目录以外的 {amount}，由个人支付。") },
    { "over-limit", nullptr, QT_TRANSLATE_NOOP("words", "超过限价的 {amount}，由个人支付。") },
    { "first-self-pay", nullptr,
        QT_TRANSLATE_NOOP("words", "乙类项目先由个人支付一部分，共 {amount}。") },
    { "in-scope", nullptr,
        QT_TRANSLATE_NOOP("words", "总费用减去上面几项，余下 {amount} 按政策报销。") },
    { "temporary-cut", nullptr,
        QT_TRANSLATE_NOOP("words",
            "临时外出就医，政策范围内的 {inscp_scp_amt} 先由个人支付 {share}，即 {amount}。") },
    { "ratio-cut", "points", QT_TRANSLATE_NOOP("words", "临时外出就医，报销比例降低 {points}。") },
    { "ratio-cut", "multiplier",
        QT_TRANSLATE_NOOP("words", "临时外出就医，报销比例按原来的 {multiplier} 计算。") },
    { "deductible", "used_before",
        QT_TRANSLATE_NOOP("words",
            "起付线全年 {deductible}，此前已付 {used_before}，这次由个人支付 {amount}。") },
    { "deductible", "transferred",
        QT_TRANSLATE_NOOP("words",
            "转院前已付起付线 {transferred}，这里的起付线是 {deductible}，只补差额 {amount}。") },
    { "deductible", "admission_no",
        QT_TRANSLATE_NOOP("words",
            "起付线 {deductible}（今年第 {admission_no} 次住院），由个人支付 {amount}。") },
    { "deductible", nullptr,
        QT_TRANSLATE_NOOP("words", "起付线 {deductible}，这次由个人支付 {amount}。") },
    { "band", "room",
        QT_TRANSLATE_NOOP("words",
            "这一段费用 {part} 按 {ratio} 计算，但统筹基金今年只剩 {room} 的额度，所以支付 "
            "{amount}。") },
    { "band", nullptr,
        QT_TRANSLATE_NOOP("words", "这一段费用 {part}，统筹基金支付 {ratio}，即 {amount}。") },
    { "pooled-cap", nullptr,
        QT_TRANSLATE_NOOP("words",
            "统筹基金全年最多支付 {cap}，此前已付 {paid_before}，所以这次一共支付 {amount}。") },
    { "civil-servant", "room", cappedFund },
    { "enterprise", "room", cappedFund },
    { "large-amount", "room", cappedFund },
    { "major-disease", "room", cappedFund },
    { "assistance", "room", cappedFund },
    { "other-fund", "room", cappedFund },
    { "civil-servant", nullptr,
        QT_TRANSLATE_NOOP("words", "公务员补助对其中 {part} 支付 {ratio}，得 {amount}。") },
    { "enterprise", nullptr,
        QT_TRANSLATE_NOOP("words", "企业补充保险对其中 {part} 支付 {ratio}，得 {amount}。") },
    { "large-amount", nullptr,
        QT_TRANSLATE_NOOP("words", "大额补助对超过统筹封顶的 {part} 支付 {ratio}，得 {amount}。") },
    { "major-disease", nullptr,
        QT_TRANSLATE_NOOP("words", "大病保险对其中 {part} 支付 {ratio}，得 {amount}。") },
    { "assistance", nullptr,
        QT_TRANSLATE_NOOP("words", "医疗救助对其中 {part} 支付 {ratio}，得 {amount}。") },
    { "other-fund", nullptr,
        QT_TRANSLATE_NOOP("words", "其他基金对其中 {part} 支付 {ratio}，得 {amount}。") },
    { "fund-threshold", nullptr,
        QT_TRANSLATE_NOOP("words", "其中 {part} 在这项补助的起付标准以内，不支付。") },
    { "fund-total", nullptr, QT_TRANSLATE_NOOP("words", "以上各项基金一共支付 {amount}。") },
    { "person-part", nullptr,
        QT_TRANSLATE_NOOP("words",
            "总费用 {medfee_sumamt} 减去基金支付 {fund_pay_sumamt}，个人负担 {amount}。") },
    { "account", nullptr, QT_TRANSLATE_NOOP("words", "个人账户有 {balance}，从中支付 {amount}。") },
    { "family-account", nullptr,
        QT_TRANSLATE_NOOP("words", "家人共济账户有 {family_balance}，从中支付 {amount}。") },
    { "cash", nullptr, QT_TRANSLATE_NOOP("words", "除个人账户外，还要付现金 {amount}。") },
    { "settled-before", nullptr,
        QT_TRANSLATE_NOOP(
            "words", "到现在一共 {cumulative}，前面已结算 {settled_before}，从这次里减去。") },
    { "reversal", nullptr, QT_TRANSLATE_NOOP("words", "原来结算的 {settled} 全部退回。") },
};

} // namespace

std::span<const RuleSource> ruleSources()
{
    return rules;
}

} // namespace yidi
