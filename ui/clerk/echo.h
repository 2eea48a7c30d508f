// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace yidi {

/// Tells what the desk says anew from what it only says after the hands of the operator, whose
/// later keys must not be undone by an earlier answer.
class Echo {
public:
    /// The operator made it `value`.
    void said(const QString& value) { m_open << value; }

    /// The desk shows `value`: true when it is the desk's own wish.
    bool isNews(const QString& value)
    {
        if (const qsizetype at = m_open.indexOf(value); at >= 0) {
            m_open.remove(0, at + 1);
            m_shown = value;
            return false;
        }
        if (value == m_shown && m_begun)
            return false;
        m_open.clear();
        m_shown = value;
        m_begun = true;
        return true;
    }

private:
    QStringList m_open; ///< said and not yet shown
    QString m_shown;
    bool m_begun = false;
};

} // namespace yidi
