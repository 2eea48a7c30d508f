// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/control/sealed.h"

#include <QStringEncoder>

#include <algorithm>
#include <span>

namespace yidi {

namespace {

constexpr QStringView sealedName = u"yidi_sealed";
constexpr qsizetype epochDigits = 16;
constexpr qsizetype hashDigits = 64;
constexpr char packedTitle[] = "yidi sealed 1";
constexpr qsizetype usualSize = 320; ///< of a text that is hashed or sealed with

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

} // namespace

QByteArray hashedLines(const QByteArray& title, std::initializer_list<QString> values)
{
    QStringEncoder utf8(QStringEncoder::Utf8);
    qsizetype room = title.size();
    for (const QString& value : values)
        room += 1 + utf8.requiredSpace(value.size());
    QByteArray text(room, Qt::Uninitialized);
    char* at = std::copy(title.cbegin(), title.cend(), text.data());
    for (const QString& value : values) {
        *at++ = '\n';
        at = utf8.appendToBuffer(at, value);
    }
    text.resize(at - text.data());
    return text;
}

/// Digits and base64 need no escape, and nearly every Record passes here: put together by hand, the
/// bytes writeJson would make.
QByteArray encodeSealed(const SealedInput& sealed)
{
    const ChainPlace& place = sealed.place;
    const QByteArray key = sealed.key.toBase64();
    const QByteArray body = sealed.body.toBase64();
    QByteArray text;
    text.reserve(usualSize + key.size() + body.size());
    text += R"({"yidi_sealed":{"ver":"1","epoch":")" + place.epoch.toLatin1() + R"(","seq":)"
        + QByteArray::number(place.number) + R"(,"prev":")" + place.previous.toLatin1()
        + R"(","head":")" + place.header.toLatin1() + R"(","zip":")"
        + (sealed.compressed ? '1' : '0') + R"(","key":")";
    text += key;
    text += R"(","body":")";
    text += body;
    text += R"("}})";
    return text;
}

QByteArray packSealed(const SealedInput& sealed)
{
    const ChainPlace& place = sealed.place;
    QByteArray bytes = hashedLines(packedTitle,
        { place.epoch, QString::number(place.number), place.previous, place.header,
            QString::number(sealed.compressed ? 1 : 0) });
    bytes.reserve(bytes.size() + 2 + sealed.key.size() + sealed.body.size());
    bytes += '\n';
    bytes += static_cast<char>(sealed.key.size());
    bytes += sealed.key;
    bytes += sealed.body;
    return bytes;
}

Result<SealedInput> unpackSealed(const QByteArray& bytes)
{
    const auto wrong = fail(ErrorCode::BadInput, QStringLiteral("not a sealed input"));
    constexpr std::size_t lineCount = 6;
    QByteArrayView rest = bytes;
    QByteArrayView parts[lineCount];
    for (QByteArrayView& part : parts) {
        const qsizetype end = rest.indexOf('\n');
        if (end < 0 || end > hashDigits)
            return wrong;
        part = rest.first(end);
        rest = rest.sliced(end + 1);
    }
    const auto& [title, epoch, number, previous, header, zip] = parts;
    bool counts = false;
    SealedInput sealed { { QString::fromLatin1(epoch), number.toLongLong(&counts),
                             QString::fromLatin1(previous), QString::fromLatin1(header) },
        {}, {}, zip == "1" };
    const qsizetype keySize = rest.isEmpty() ? 0 : static_cast<unsigned char>(rest.front());
    if (title != packedTitle || !counts || sealed.place.number < 1
        || !isHex(sealed.place.epoch, epochDigits) || !isHex(sealed.place.previous, hashDigits)
        || !isHex(sealed.place.header, hashDigits) || (zip != "0" && zip != "1")
        || rest.size() <= 1 + keySize)
        return wrong;
    sealed.key = rest.sliced(1, keySize).toByteArray();
    sealed.body = rest.sliced(1 + keySize).toByteArray();
    return sealed;
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
    return hashedLines("yidi record 1",
        { message.msgid, message.infno, message.insuplcAdmdvs, place.epoch,
            QString::number(place.number), place.previous, place.header });
}

QByteArray linkText(const MessageName& message, const QString& inputHash)
{
    return hashedLines(
        "yidi chain 1", { message.msgid, message.infno, message.insuplcAdmdvs, inputHash });
}

QByteArray linkedBytes(const WireRequest& request)
{
    const auto sealed = decodeSealed(request.input);
    return sealed && *sealed ? packSealed(**sealed) : request.inputBytes;
}

QString messageEndName(MessageEnd end)
{
    static constexpr const char* names[] = { "done", "refused", "buried" };
    return QLatin1String(names[static_cast<int>(end)]);
}

QByteArray receiptText(
    const QString& msgid, const QString& infno, MessageEnd end, const QString& link)
{
    return hashedLines("yidi receipt 1", { msgid, infno, messageEndName(end), link });
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
