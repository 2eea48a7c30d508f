// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/control/sealed.h"

#include <algorithm>
#include <span>

namespace yidi {

namespace {

constexpr QStringView sealedName = u"yidi_sealed";
constexpr qsizetype epochDigits = 16;
constexpr qsizetype hashDigits = 64;

/// Members of data, and of the first line of feedetail, that name what a message is about.
constexpr QStringView inputFacts[] = { u"psn_no", u"mdtrt_id", u"setl_id", u"omsgid", u"oinfno",
    u"medfee_sumamt", u"fund_pay_sumamt" };
constexpr QStringView settlementFacts[] = { u"setl_id", u"mdtrt_id", u"psn_no", u"insutype",
    u"clr_type", u"setl_time", u"medfee_sumamt", u"fund_pay_sumamt", u"acct_pay", u"psn_cash_pay",
    u"refd_setl_flag", u"init_setl_id" };

Json picked(const Json& from, std::span<const QStringView> names)
{
    Json some = Json::object();
    for (const QStringView name : names)
        if (const Json& value = from[name]; !value.text().isEmpty())
            some.set(name.toString(), value);
    return some;
}

bool isHex(const QString& text, qsizetype digits)
{
    return text.size() == digits && std::all_of(text.cbegin(), text.cend(), [](QChar c) {
        return (c >= QLatin1Char('0') && c <= QLatin1Char('9'))
            || (c >= QLatin1Char('a') && c <= QLatin1Char('f'));
    });
}

QByteArray lines(const QByteArray& title, std::initializer_list<QString> values)
{
    QByteArray text = title;
    for (const QString& value : values)
        text += '\n' + value.toUtf8();
    return text;
}

} // namespace

QByteArray encodeSealed(const SealedInput& sealed)
{
    const auto text = [](const QByteArray& bytes) { return QString::fromLatin1(bytes.toBase64()); };
    const ChainPlace& place = sealed.place;
    return writeJson(Json::object({ { sealedName.toString(),
        Json::object({ { QStringLiteral("ver"), QStringLiteral("1") },
            { QStringLiteral("epoch"), place.epoch },
            { QStringLiteral("seq"), Json::integer(place.number) },
            { QStringLiteral("prev"), place.previous }, { QStringLiteral("head"), place.header },
            { QStringLiteral("zip"), QString::number(sealed.compressed ? 1 : 0) },
            { QStringLiteral("key"), text(sealed.key) },
            { QStringLiteral("body"), text(sealed.body) } }) } }));
}

Result<std::optional<SealedInput>> decodeSealed(const Json& input)
{
    const Json& node = input[sealedName];
    if (!node.isObject())
        return std::optional<SealedInput>();
    const auto wrong = [](const char* member) {
        return fail(
            ErrorCode::BadInput, QStringLiteral("input.yidi_sealed.") + QLatin1String(member));
    };
    if (node[u"ver"].text() != QLatin1String("1"))
        return wrong("ver");
    SealedInput sealed;
    bool counts = false;
    sealed.place.epoch = node[u"epoch"].text();
    sealed.place.number = node[u"seq"].text().toLongLong(&counts);
    sealed.place.previous = node[u"prev"].text();
    sealed.place.header = node[u"head"].text();
    sealed.compressed = node[u"zip"].text() == QLatin1String("1");
    if (!isHex(sealed.place.epoch, epochDigits))
        return wrong("epoch");
    if (!counts || sealed.place.number < 1)
        return wrong("seq");
    if (!isHex(sealed.place.previous, hashDigits))
        return wrong("prev");
    if (!isHex(sealed.place.header, hashDigits))
        return wrong("head");
    for (const auto& [name, bytes] :
        { std::pair { "key", &sealed.key }, std::pair { "body", &sealed.body } }) {
        const auto decoded =
            QByteArray::fromBase64Encoding(node[QString::fromLatin1(name)].text().toLatin1(),
                QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded || (*decoded).isEmpty())
            return wrong(name);
        *bytes = *decoded;
    }
    return std::optional(std::move(sealed));
}

QByteArray sealContext(const MessageName& message, const ChainPlace& place)
{
    return lines("yidi record 1",
        { message.msgid, message.infno, message.insuplcAdmdvs, place.epoch,
            QString::number(place.number), place.previous, place.header });
}

QByteArray linkText(const MessageName& message, const QString& inputHash)
{
    return lines(
        "yidi chain 1", { message.msgid, message.infno, message.insuplcAdmdvs, inputHash });
}

QString messageEndName(MessageEnd end)
{
    static constexpr const char* names[] = { "done", "refused", "buried" };
    return QLatin1String(names[static_cast<int>(end)]);
}

QByteArray receiptText(
    const QString& msgid, const QString& infno, MessageEnd end, const QString& link)
{
    return lines("yidi receipt 1", { msgid, infno, messageEndName(end), link });
}

Json factsOfInput(const Json& input)
{
    const Json& lines = input[u"feedetail"];
    if (!input[u"data"].isObject() && lines.size() > 0)
        return picked(lines.isArray() ? lines.items().front() : lines, inputFacts);
    return picked(input[u"data"], inputFacts);
}

Json factsOfAnswer(const WireResponse& response)
{
    return picked(response.output[u"setlinfo"], settlementFacts);
}

} // namespace yidi
