// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/tour/accessible.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusReply>
#include <QDBusVariant>

namespace yidi {

namespace {

const QString accessible = QStringLiteral("org.a11y.atspi.Accessible");

// AT-SPI's numbers, from its public D-Bus interface.
constexpr int stateEnabled = 8;
constexpr int stateFocused = 12;
constexpr int stateShowing = 25;
constexpr uint rolePushButton = 43;
constexpr uint roleToggleButton = 62;

bool hasState(const std::vector<uint>& states, int bit)
{
    const auto word = static_cast<std::size_t>(bit / 32);
    return word < states.size() && (states[word] >> (bit % 32)) & 1U;
}

} // namespace

bool AccessibleScreen::connect(QString& problem)
{
    auto ask = QDBusMessage::createMethodCall(QStringLiteral("org.a11y.Bus"),
        QStringLiteral("/org/a11y/bus"), QStringLiteral("org.a11y.Bus"),
        QStringLiteral("GetAddress"));
    const QDBusReply<QString> address = QDBusConnection::sessionBus().call(ask);
    if (!address.isValid()) {
        problem = QStringLiteral("no accessibility bus: ") + address.error().message();
        return false;
    }
    m_bus = QDBusConnection::connectToBus(address.value(), QStringLiteral("a11y"));
    if (!m_bus->isConnected()) {
        problem = m_bus->lastError().message();
        return false;
    }
    return true;
}

std::vector<AccessibleScreen::Node> AccessibleScreen::children(const Node& node) const
{
    std::vector<Node> found;
    const QDBusMessage reply = m_bus->call(QDBusMessage::createMethodCall(
        node.service, node.path, accessible, QStringLiteral("GetChildren")));
    if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty())
        return found;
    const auto argument = reply.arguments().constFirst().value<QDBusArgument>();
    argument.beginArray();
    while (!argument.atEnd()) {
        QString service;
        QDBusObjectPath path;
        argument.beginStructure();
        argument >> service >> path;
        argument.endStructure();
        found.push_back({ service, path.path() });
    }
    argument.endArray();
    return found;
}

void AccessibleScreen::walk(const Node& node, std::vector<Seen>& seen) const
{
    const auto call = [&](const QString& interface, const QString& method,
                          const QVariantList& arguments = {}) {
        auto message = QDBusMessage::createMethodCall(node.service, node.path, interface, method);
        message.setArguments(arguments);
        return m_bus->call(message);
    };
    const QDBusMessage stateReply = call(accessible, QStringLiteral("GetState"));
    if (stateReply.type() != QDBusMessage::ReplyMessage)
        return;
    std::vector<uint> states;
    const auto words = stateReply.arguments().constFirst().value<QDBusArgument>();
    words.beginArray();
    while (!words.atEnd()) {
        uint word = 0;
        words >> word;
        states.push_back(word);
    }
    words.endArray();
    if (!hasState(states, stateShowing))
        return;

    Seen one;
    one.enabled = hasState(states, stateEnabled);
    one.focused = hasState(states, stateFocused);
    const QDBusMessage name = call(QStringLiteral("org.freedesktop.DBus.Properties"),
        QStringLiteral("Get"), { accessible, QStringLiteral("Name") });
    if (name.type() == QDBusMessage::ReplyMessage)
        one.name = name.arguments().constFirst().value<QDBusVariant>().variant().toString();
    if (!one.name.isEmpty()) {
        const QDBusMessage role = call(accessible, QStringLiteral("GetRole"));
        if (role.type() == QDBusMessage::ReplyMessage) {
            const uint number = role.arguments().constFirst().toUInt();
            one.button = number == rolePushButton || number == roleToggleButton;
        }
        const QDBusMessage extents = call(QStringLiteral("org.a11y.atspi.Component"),
            QStringLiteral("GetExtents"), { QVariant::fromValue(0U) });
        if (extents.type() == QDBusMessage::ReplyMessage) {
            const auto box = extents.arguments().constFirst().value<QDBusArgument>();
            int x = 0, y = 0, width = 0, height = 0;
            box.beginStructure();
            box >> x >> y >> width >> height;
            box.endStructure();
            one.where = QRect(x, y, width, height);
        }
        if (one.focused) { // asking everything would take too long
            const QDBusMessage text = call(QStringLiteral("org.a11y.atspi.Text"),
                QStringLiteral("GetText"), { QVariant::fromValue(0), QVariant::fromValue(-1) });
            if (text.type() == QDBusMessage::ReplyMessage)
                one.text = text.arguments().constFirst().toString();
        }
        seen.push_back(one);
    }
    for (const Node& child : children(node))
        walk(child, seen);
}

std::vector<Seen> AccessibleScreen::look(const QString& program) const
{
    std::vector<Seen> seen;
    const Node root { QStringLiteral("org.a11y.atspi.Registry"),
        QStringLiteral("/org/a11y/atspi/accessible/root") };
    for (const Node& application : children(root)) {
        auto message = QDBusMessage::createMethodCall(application.service, application.path,
            QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
        message.setArguments({ accessible, QStringLiteral("Name") });
        const QDBusMessage name = m_bus->call(message);
        if (name.type() != QDBusMessage::ReplyMessage
            || name.arguments().constFirst().value<QDBusVariant>().variant().toString() != program)
            continue;
        for (const Node& window : children(application))
            walk(window, seen);
    }
    return seen;
}

} // namespace yidi
