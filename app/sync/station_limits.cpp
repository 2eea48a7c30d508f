// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/station_limits.h"

namespace yidi {

namespace {

constexpr qint64 largest = 1'000'000'000;

/// Reads the members of one object and remembers the first that cannot be.
class Members {
public:
    Members(const Json& station, QStringView name)
        : m_node(station[name])
        , m_name(name.toString())
    {
        if (!m_node.isNull() && !m_node.isObject())
            m_wrong = m_name;
    }

    void number(QStringView name, auto& value)
    {
        const QString& text = take(name);
        if (text.isEmpty())
            return;
        bool counts = false;
        const qint64 read = text.toLongLong(&counts);
        if (!counts || read < 0 || read > largest)
            refuse(name);
        else
            value = static_cast<std::remove_reference_t<decltype(value)>>(read);
    }
    void mebibytes(QStringView name, qint64& bytes)
    {
        qint64 mib = bytes / DiskRules::mib;
        number(name, mib);
        bytes = mib * DiskRules::mib;
    }
    void amount(QStringView name, Fen& value)
    {
        const QString& text = take(name);
        const auto read = Fen::fromWire(text.toUtf8());
        if (text.isEmpty())
            return;
        if (!read || read->isNegative())
            refuse(name);
        else
            value = *read;
    }
    void text(QStringView name, QString& value)
    {
        if (const QString& read = take(name); !read.isEmpty())
            value = read;
    }

    /// A member nobody asked for is a limit that somebody believes in.
    Result<void> end()
    {
        for (const QString& name : m_node.names())
            if (!m_asked.contains(name))
                refuse(name);
        if (m_wrong.isEmpty())
            return {};
        return fail(ErrorCode::BadInput, QStringLiteral("station.json: ") + m_wrong);
    }

private:
    const QString& take(QStringView name)
    {
        m_asked.append(name.toString());
        return m_node[name].text();
    }
    void refuse(QStringView name)
    {
        if (m_wrong.isEmpty())
            m_wrong = m_name + QLatin1Char('.') + name.toString();
    }

    const Json& m_node;
    QString m_name;
    QStringList m_asked;
    QString m_wrong;
};

} // namespace

Result<StationLimits> StationLimits::from(const Json& station)
{
    StationLimits limits;
    Members queue(station, u"queue");
    queue.number(u"warn_count", limits.queue.warnCount);
    queue.number(u"stop_count", limits.queue.stopCount);
    queue.number(u"banner_hours", limits.queue.bannerHours);
    queue.number(u"supervisor_hours", limits.queue.supervisorHours);
    queue.number(u"money_hours", limits.queue.moneyHours);
    queue.amount(u"station_provisional", limits.queue.stationProvisional);
    queue.amount(u"person_provisional", limits.queue.personProvisional);
    YIDI_TRY(queue.end());
    Members store(station, u"store");
    store.mebibytes(u"reserve_mib", limits.disk.reserve);
    store.mebibytes(u"free_mib", limits.disk.free);
    store.text(u"backup_dir", limits.backupDir);
    YIDI_TRY(store.end());
    return limits;
}

} // namespace yidi
