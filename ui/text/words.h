// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/screen.h"

namespace yidi {

/// The words for a phrase in the current language, arguments filled in.
QString say(const Words& words);
/// The words for a code: say({"reason", "R03"}). A code without words is shown as itself.
QString sayCode(const Code& code);

/// The sentences of an error: what happened, what is safe, what to do next, and the code people can
/// read out to staff ("K-CARD-1"). `staffHint` is for the operator.
struct ErrorWords {
    QString happened;
    QString safe;
    QString next;
    QString code;
    QString staffHint;
};
ErrorWords sayError(ErrorCode error);

/// One step of a settlement as a sentence with its numbers ("起付线 800.00 元由个人支付 …").
QString sayStep(const SettlementStep& step);

/// ¥17,353.93 and 2017-03-31: our own forms in every language.
QString sayMoney(Fen amount);
QString sayDate(const QDate& date);

/// Languages on offer, in the order of their buttons.
struct Language {
    QString code; ///< "zh_CN", "en"
    QString ownName; ///< 中文, English
};
const std::vector<Language>& languages();
/// Loads and installs the translation. Chinese is the source language and needs no file.
void useLanguage(const QString& code);
QString languageInUse();

} // namespace yidi
