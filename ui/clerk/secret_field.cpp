// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clerk/secret_field.h"

#include <QAccessibleWidget>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFrame>

#include <algorithm>
#include <utility>

namespace yidi {

namespace {

class SecretAccessible : public QAccessibleWidget {
public:
    explicit SecretAccessible(QWidget* widget)
        : QAccessibleWidget(widget, QAccessible::EditableText)
    {
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.passwordEdit = true;
        state.editable = true;
        return state;
    }
};

QAccessibleInterface* makeAccessible(const QString& className, QObject* object)
{
    if (className == QLatin1String("yidi::SecretField"))
        return new SecretAccessible(static_cast<QWidget*>(object)); // Qt owns it
    return nullptr;
}

/// Bytes of a character after its first (UTF-8).
bool continues(unsigned char byte)
{
    return (byte & 0xC0U) == 0x80U;
}

} // namespace

SecretField::SecretField(const Tokens& tokens, QWidget* parent)
    : QWidget(parent)
    , m_tokens(tokens)
    , m_secret(longest)
{
    // Qt keeps one of each.
    QAccessible::installFactory(&makeAccessible);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false); // an input method would learn it
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::IBeamCursor);
}

void SecretField::clear()
{
    m_secret.clear();
    update();
}

void SecretField::handOver()
{
    if (m_secret.isEmpty())
        return;
    auto secret = std::make_shared<SecretBuffer>(std::exchange(m_secret, SecretBuffer(longest)));
    update();
    Q_EMIT entered(secret);
}

void SecretField::append(const QString& typed)
{
    QByteArray bytes = typed.toUtf8();
    if (m_secret.size() + static_cast<std::size_t>(bytes.size()) <= longest) {
        for (const char byte : bytes)
            m_secret.append(static_cast<unsigned char>(byte));
    }
    std::fill(bytes.begin(), bytes.end(), '\0');
    update();
}

void SecretField::removeLast()
{
    bool inside = true;
    while (inside && !m_secret.isEmpty()) {
        inside = continues(m_secret.bytes().back());
        m_secret.removeLast();
    }
    update();
}

void SecretField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return handOver();
    if (event->key() == Qt::Key_Backspace)
        return event->modifiers() & Qt::ControlModifier ? clear() : removeLast();
    const QString typed = event->text();
    if (typed.isEmpty() || !typed.front().isPrint())
        return QWidget::keyPressEvent(event);
    append(typed);
}

void SecretField::mousePressEvent(QMouseEvent*)
{
    setFocus(Qt::MouseFocusReason);
}

void SecretField::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void SecretField::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

QSize SecretField::sizeHint() const
{
    return { m_tokens.px(400), m_tokens.target };
}

void SecretField::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QStyleOptionFrame option;
    option.initFrom(this);
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &option, &painter, this);

    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_tokens.text);
    const double radius = m_tokens.px(8);
    const double pitch = radius * 3;
    const auto bytes = m_secret.bytes();
    const auto count = std::count_if(
        bytes.begin(), bytes.end(), [](unsigned char byte) { return !continues(byte); });
    // More than fit are not counted out to whoever looks on.
    const auto room = static_cast<std::ptrdiff_t>((width() - m_tokens.px(48)) / pitch);
    double x = m_tokens.px(24) + radius;
    for (std::ptrdiff_t i = 0; i < std::min<std::ptrdiff_t>(count, room); ++i, x += pitch)
        painter.drawEllipse(QPointF(x, height() / 2.0), radius, radius);
    if (hasFocus())
        painter.fillRect(
            QRectF(x - radius / 2, height() * 0.25, m_tokens.px(3), height() * 0.5), m_tokens.text);
}

} // namespace yidi
