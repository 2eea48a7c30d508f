// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/tables.h"

#include <QtGlobal>

namespace yidi {
namespace {

constexpr RuleSource rules[] = {
    { "deductible", QT_TRANSLATE_NOOP("words", "起付线以内由个人支付，本次 {amount} 元。") },
};

} // namespace

std::span<const RuleSource> ruleSources()
{
    return rules;
}

} // namespace yidi
