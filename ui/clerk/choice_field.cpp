// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clerk/choice_field.h"

#include "ui/text/initials.h"
#include "ui/text/words.h"

#include <QKeyEvent>
#include <QListWidget>

#include <algorithm>

namespace yidi {

namespace {

bool matches(const desk::Field::Option& option, const QString& label, const QString& typed)
{
    const QString initials = option.initials.isEmpty() ? initialsOf(label) : option.initials;
    return label.contains(typed, Qt::CaseInsensitive)
        || option.id.startsWith(typed, Qt::CaseInsensitive)
        || initials.contains(typed, Qt::CaseInsensitive);
}

} // namespace

ChoiceField::ChoiceField(const Tokens& tokens, QWidget* parent)
    : QLineEdit(parent)
    , m_tokens(tokens)
{
    connect(this, &QLineEdit::textEdited, this, [this](const QString& typed) { open(typed); });
}

QString ChoiceField::labelOf(const QString& id) const
{
    const auto found = std::find_if(
        m_options.begin(), m_options.end(), [&](const auto& one) { return one.id == id; });
    return found == m_options.end() ? QString() : say(found->label);
}

void ChoiceField::setOptions(const std::vector<desk::Field::Option>& options)
{
    if (options == m_options)
        return;
    m_options = options;
    if (isOpen())
        filter(text());
    else
        setText(labelOf(m_choice));
}

void ChoiceField::setChoice(const QString& id)
{
    m_choice = id;
    if (!isOpen())
        setText(labelOf(id));
}

bool ChoiceField::isOpen() const
{
    return m_list && m_list->isVisible();
}

bool ChoiceField::wants(const QKeyEvent& event) const
{
    switch (event.key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        return event.modifiers() == Qt::NoModifier || event.modifiers() == Qt::AltModifier
            || event.modifiers() == Qt::KeypadModifier;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Escape:
        return isOpen() && !(event.modifiers() & Qt::ControlModifier);
    default:
        return false;
    }
}

void ChoiceField::filter(const QString& typed)
{
    m_list->clear();
    for (const desk::Field::Option& option : m_options) {
        const QString label = say(option.label);
        if (!typed.isEmpty() && !matches(option, label, typed))
            continue;
        auto* item = new QListWidgetItem(label, m_list);
        item->setData(Qt::UserRole, option.id);
        if (typed.isEmpty() && option.id == m_choice)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem())
        m_list->setCurrentRow(0);
    const int lines = std::clamp(m_list->count(), 1, 8);
    const int line = std::max(m_list->sizeHintForRow(0), m_tokens.smallestTarget);
    const QPoint below = mapTo(window(), QPoint(0, height()));
    const int high = lines * line + 2 * m_list->frameWidth();
    const bool upwards = below.y() + high > window()->height();
    m_list->setGeometry(
        below.x(), upwards ? below.y() - height() - high : below.y(), width(), high);
}

void ChoiceField::open(const QString& typed)
{
    if (!m_list) {
        m_list = new QListWidget(window());
        m_list->setObjectName(objectName() + QLatin1String(":list"));
        m_list->setFocusPolicy(Qt::NoFocus); // the keys stay with the field
        m_list->setFont(font());
        m_list->setAccessibleName(accessibleName());
        m_list->setFrameShape(QFrame::Box);
        connect(m_list, &QListWidget::itemClicked, this, &ChoiceField::take);
        connect(this, &QObject::destroyed, m_list, &QObject::deleteLater);
    }
    filter(typed);
    m_list->show();
    m_list->raise();
}

void ChoiceField::close()
{
    if (m_list)
        m_list->hide();
    setText(labelOf(m_choice));
}

void ChoiceField::move(int by)
{
    if (!isOpen())
        return open({});
    const int to = std::clamp(m_list->currentRow() + by, 0, std::max(0, m_list->count() - 1));
    m_list->setCurrentRow(to);
}

void ChoiceField::take()
{
    const QListWidgetItem* item = isOpen() ? m_list->currentItem() : nullptr;
    const QString id = item ? item->data(Qt::UserRole).toString() : m_choice;
    const bool other = id != m_choice;
    m_choice = id;
    close();
    selectAll();
    if (other)
        Q_EMIT picked(id);
}

void ChoiceField::keyPressEvent(QKeyEvent* event)
{
    if (!wants(*event))
        return QLineEdit::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Down:
        return move(1);
    case Qt::Key_Up:
        return move(-1);
    case Qt::Key_PageDown:
        return move(7);
    case Qt::Key_PageUp:
        return move(-7);
    case Qt::Key_Escape:
        close();
        return selectAll();
    default:
        return take();
    }
}

void ChoiceField::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    selectAll();
}

/// Tab takes what the list has found; with nothing typed nothing changes.
void ChoiceField::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        take();
    else if (event->reason() != Qt::ActiveWindowFocusReason)
        close();
}

void ChoiceField::mouseReleaseEvent(QMouseEvent* event)
{
    QLineEdit::mouseReleaseEvent(event);
    if (!isOpen() && isEnabled())
        open({});
}

} // namespace yidi
