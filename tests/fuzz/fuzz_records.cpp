// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// Values of records. The first byte says how the rest is written.
#include "app/domain/card/card.h"
#include "reader/cards/social_security/value.h"

#include <algorithm>
#include <cstdlib>

using namespace yidi;

namespace {

void must(bool holds)
{
    if (!holds)
        std::abort();
}

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
}

/// What was read can be written and read again, and shows nothing it should not.
void checkText(const QByteArray& value)
{
    const auto text = decodeText(value);
    const auto name = decodeName(value);
    must(text.has_value() == name.has_value());
    if (!text)
        return;
    must(std::none_of(text->begin(), text->end(), isControl));
    must(text->toUcs4().size() == name->toUcs4().size());
    const QByteArray written = encodeText(*name, 4 * name->size() + 4);
    const auto again = decodeName(written);
    must(again && *again == *name);
}

void checkDigits(const QByteArray& value)
{
    const auto digits = decodeDigits(value);
    must(!digits || digits->size() <= 2 * value.size());
    if (digits)
        must(encodeDigits(*digits, value.size()) == value);
}

void checkDate(const QByteArray& value)
{
    const auto day = decodeDate(value);
    if (day && day->isValid())
        must(encodeDigits(day->toString(QStringLiteral("yyyyMMdd")), 4) == value);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray value(
        reinterpret_cast<const char*>(data + 1), static_cast<qsizetype>(size - 1));
    switch (data[0] % 4) {
    case 0:
        checkText(value);
        break;
    case 1:
        checkDigits(value);
        break;
    case 2:
        checkDate(value);
        break;
    default:
        if (const auto cardSn = decodeCardSn(value))
            must(isCardIdentificationCode(*cardSn) && value.size() == 16);
    }
    return 0;
}
