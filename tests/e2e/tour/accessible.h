// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusConnection>
#include <QRect>
#include <QString>

#include <optional>
#include <vector>

namespace yidi {

/// One thing on the screen as assistive technology sees it.
struct Seen {
    QString name;
    QRect where; ///< on the screen, pixels
    bool button = false;
    bool enabled = false;
    bool focused = false; ///< the keyboard is in it
    QString text; ///< of a field that is focused: what stands there
};

/// What a screen reader sees of a program's window, through AT-SPI. The tour finds its way by the
/// same names that people with a screen reader hear, so a nameless control fails the tour.
class AccessibleScreen {
public:
    /// Connects to the accessibility bus of this session; false with `problem` set when there is
    /// none.
    bool connect(QString& problem);

    /// Everything showing in the windows of the program called `program`.
    std::vector<Seen> look(const QString& program) const;

private:
    struct Node {
        QString service;
        QString path;
    };
    std::vector<Node> children(const Node& node) const;
    void walk(const Node& node, std::vector<Seen>& seen) const;

    std::optional<QDBusConnection> m_bus;
};

} // namespace yidi
