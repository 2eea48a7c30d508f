// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/clock.h"
#include "app/province/province.h"

#include <QTemporaryDir>

/// A province in a folder of its own with the training world, and its two stations.
namespace yidi::test {

class World {
public:
    /// Opens it; `province()` is null when that failed (`error`).
    explicit World(const QString& policiesDir = {});

    /// Closes the province and opens it again on the same files.
    void reopen();
    void close() { m_province.reset(); }

    Province* province() { return m_province.get(); }
    const QString& error() const { return m_error; }
    QString path(const QString& name) const { return m_dir.filePath(name); }
    ManualClock& clock() { return m_clock; }

    static StationName kiosk();
    static StationName hospital();
    static StationName window(); ///< a clerk's, at the same hospital
    static StationName office(); ///< of Xinjiang's handling office

    /// The envelope of a new message of `from`; an operator makes it a clerk's.
    WireRequest message(const StationName& from, const QString& infno, const QString& insuredRegion,
        const Json& input, const QString& clerk = {});
    /// Sends it and proves the signature; an answer that is not signed fails the test by its
    /// err_msg.
    WireResponse send(const StationName& from, const WireRequest& request, QByteArray* raw = {});
    /// Both at once.
    WireResponse ask(const StationName& from, const QString& infno, const QString& insuredRegion,
        const Json& input, const QString& clerk = {});

    /// Plays stays/<person>: admission, fees and, unless told otherwise, discharge. Answers
    /// mdtrt_id.
    QString loadStay(const QString& person, bool discharge = true);

    /// The first column of the first row, by a connection of its own.
    QString query(const char* sql);
    /// Runs SQL on the file behind the province's back.
    bool tamper(const char* sql);
    /// Takes away what keeps filings on the ways of the table of states, so that a test can set
    /// any scene.
    bool unlockFilings();

private:
    QTemporaryDir m_dir;
    QString m_policiesDir;
    ManualClock m_clock;
    QByteArray m_publicKey;
    std::unique_ptr<Province> m_province;
    QString m_error;
    QString m_lastId;
};

/// A case file of the training world: its region and its input.
struct Case {
    QString insuredRegion;
    Json input;
};
Case readCase(const QString& name);
/// `json` with every member `name` set to `value`.
Json withMember(const Json& json, const QString& name, const QString& value);

/// {"data":{…}}
Json data(std::initializer_list<std::pair<QString, Json>> members);

QString personNo(const QString& id);
QString insuredRegion(const QString& id);
/// What `id` would send as Y101, long-term residence by commitment.
Json filingInput(const QString& id, const QString& category = QStringLiteral("L2"));

} // namespace yidi::test
