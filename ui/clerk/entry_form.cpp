// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clerk/entry_form.h"

#include "ui/clerk/choice_field.h"
#include "ui/clerk/secret_field.h"
#include "ui/pages/text_label.h"
#include "ui/text/words.h"

#include <QCheckBox>
#include <QDate>
#include <QGridLayout>
#include <QLineEdit>
#include <QStyle>

#include <algorithm>

namespace yidi {

namespace {

using desk::Field;

bool sameField(const Field& a, const Field& b)
{
    return a.id == b.id && a.kind == b.kind;
}

} // namespace

QString spelledDate(const QString& typed)
{
    const QString text = typed.trimmed();
    for (const char* form : { "yyyyMMdd", "yyyy-M-d", "yyyy.M.d", "yyyy/M/d" }) {
        const QDate date = QDate::fromString(text, QLatin1String(form));
        if (date.isValid())
            return date.toString(Qt::ISODate);
    }
    return text;
}

EntryForm::EntryForm(const Tokens& tokens, QWidget* parent)
    : QWidget(parent)
    , m_tokens(tokens)
{
}

void EntryForm::setColumns(int columns)
{
    if (std::exchange(m_columns, columns) != columns)
        arrange();
}

void EntryForm::show(const desk::Form& form)
{
    std::vector<std::unique_ptr<Line>> old = std::exchange(m_lines, {});
    bool changed = old.size() != form.fields.size();
    for (std::size_t i = 0; i < form.fields.size(); ++i) {
        const Field& field = form.fields[i];
        const auto found = std::find_if(old.begin(), old.end(),
            [&](const auto& line) { return line && sameField(line->shown, field); });
        changed |= found == old.end() || std::size_t(found - old.begin()) != i;
        m_lines.push_back(found == old.end() ? makeLine(field) : std::move(*found));
        fill(*m_lines.back(), field);
    }
    for (const auto& line : old) {
        if (line)
            drop(*line);
    }
    if (changed)
        arrange();
    const bool moved = form.focus != m_focus && !form.focus.isEmpty();
    m_focus = form.focus;
    if (moved && isVisible()) {
        if (QWidget* field = focusField())
            field->setFocus(Qt::OtherFocusReason);
    }
}

std::unique_ptr<EntryForm::Line> EntryForm::makeLine(const Field& field)
{
    auto line = std::make_unique<Line>();
    line->shown.id = field.id;
    line->shown.kind = field.kind;
    line->label = new TextLabel(m_tokens, {}, TextSize::Body, Ink::Text2, false, this);
    line->problem = new TextLabel(m_tokens, {}, TextSize::Caption, Ink::Danger, true, this);
    line->problem->hide();
    line->editor = makeEditor(line.get());
    line->editor->setObjectName(QLatin1String("field:") + field.id);
    line->editor->setFont(m_tokens.font(TextSize::Body));
    if (auto* edit = qobject_cast<QLineEdit*>(line->editor)) {
        edit->setTextMargins(m_tokens.px(12), 0, m_tokens.px(12), 0);
        edit->setMinimumHeight(m_tokens.target);
    }
    line->label->setBuddy(line->editor);
    return line;
}

QWidget* EntryForm::makeEditor(Line* line)
{
    switch (line->shown.kind) {
    case Field::Kind::Secret: {
        auto* editor = new SecretField(m_tokens, this);
        connect(editor, &SecretField::entered, this, &EntryForm::secretTyped);
        return editor;
    }
    case Field::Kind::Check: {
        auto* editor = new QCheckBox(this);
        connect(editor, &QCheckBox::clicked, this,
            [this, line](bool on) { tell(line, on ? QStringLiteral("1") : QString()); });
        return editor;
    }
    case Field::Kind::Choice: {
        auto* editor = new ChoiceField(m_tokens, this);
        connect(editor, &ChoiceField::picked, this,
            [this, line](const QString& id) { tell(line, id); });
        return editor;
    }
    case Field::Kind::Text:
    case Field::Kind::Number:
    case Field::Kind::Date:
        break;
    }
    auto* editor = new QLineEdit(this);
    const bool date = line->shown.kind == Field::Kind::Date;
    if (date)
        editor->setPlaceholderText(QStringLiteral("2017-03-31"));
    if (date || line->shown.kind == Field::Kind::Number)
        editor->setInputMethodHints(Qt::ImhPreferNumbers);
    connect(editor, &QLineEdit::textEdited, this,
        [this, line, date](const QString& text) { tell(line, date ? spelledDate(text) : text); });
    if (date) {
        connect(editor, &QLineEdit::editingFinished, this,
            [editor] { editor->setText(spelledDate(editor->text())); });
    }
    return editor;
}

void EntryForm::tell(Line* line, const QString& text)
{
    line->echo.said(text);
    Q_EMIT typed(line->shown.id, text);
}

void EntryForm::fill(Line& line, const Field& field)
{
    const QString label = say(field.label);
    QString name = label;
    const QString problem = field.problem ? say(*field.problem) : QString();
    line.label->setText(label);
    line.editor->setAccessibleName(name);
    line.editor->setAccessibleDescription(problem);
    if (auto* check = qobject_cast<QCheckBox*>(line.editor))
        check->setText(label);
    if (auto* choice = qobject_cast<ChoiceField*>(line.editor))
        choice->setOptions(field.options);
    enable(line, field.enabled);
    if (line.problem->text() != problem) {
        line.problem->setText(problem);
        line.problem->setVisible(!problem.isEmpty());
        line.problem->updateGeometry();
        line.editor->setProperty("problem", !problem.isEmpty());
        line.editor->update();
    }
    if (line.echo.isNews(field.text))
        setText(line, field.text);
    line.shown = field;
}

/// A field that is held back while an answer is awaited gets the keyboard back with its turn.
void EntryForm::enable(const Line& line, bool enabled)
{
    if (line.editor->isEnabled() == enabled)
        return;
    if (!enabled && window()->focusWidget() == line.editor)
        m_heldBack = line.shown.id;
    line.editor->setEnabled(enabled);
    if (enabled && m_heldBack == line.shown.id && isVisible()) {
        m_heldBack.clear();
        line.editor->setFocus(Qt::OtherFocusReason);
    }
}

void EntryForm::setText(Line& line, const QString& text)
{
    if (auto* check = qobject_cast<QCheckBox*>(line.editor))
        return check->setChecked(!text.isEmpty());
    if (auto* choice = qobject_cast<ChoiceField*>(line.editor))
        return choice->setChoice(text);
    if (auto* edit = qobject_cast<QLineEdit*>(line.editor))
        edit->setText(text);
}

void EntryForm::drop(const Line& line)
{
    for (QWidget* one :
        { static_cast<QWidget*>(line.label), line.editor, static_cast<QWidget*>(line.problem) }) {
        one->hide();
        one->disconnect(this);
        one->deleteLater();
    }
}

/// Down, then across, as people read a form.
void EntryForm::arrange()
{
    delete m_grid;
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(m_tokens.px(24));
    m_grid->setVerticalSpacing(m_tokens.px(8));
    const int count = static_cast<int>(m_lines.size());
    const int columns = count > 6 ? m_columns : 1;
    const int rows = (count + columns - 1) / columns;
    for (int i = 0; i < count; ++i) {
        const Line& line = *m_lines[static_cast<std::size_t>(i)];
        const int row = 3 * (i % rows);
        const int column = 3 * (i / rows);
        m_grid->addWidget(line.label, row, column, Qt::AlignLeft | Qt::AlignVCenter);
        m_grid->addWidget(line.editor, row, column + 1);
        m_grid->addWidget(line.problem, row + 1, column + 1);
        m_grid->setRowMinimumHeight(row, m_tokens.target);
        m_grid->setColumnStretch(column + 1, 1);
        if (i >= rows)
            m_grid->setColumnMinimumWidth(column - 1, m_tokens.px(24));
    }
    m_grid->setRowStretch(3 * rows, 1);
    for (const auto& line : m_lines) {
        line->editor->show();
        line->label->setVisible(line->shown.kind != Field::Kind::Check);
    }
}

QWidget* EntryForm::focusField() const
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(),
        [&](const auto& line) { return line->shown.id == m_focus && line->editor->isEnabled(); });
    return found == m_lines.end() ? firstField() : (*found)->editor;
}

QWidget* EntryForm::firstField() const
{
    const auto found = std::find_if(
        m_lines.begin(), m_lines.end(), [](const auto& line) { return line->editor->isEnabled(); });
    return found == m_lines.end() ? nullptr : (*found)->editor;
}

bool EntryForm::endsInSecret() const
{
    return !m_lines.empty() && m_lines.back()->shown.kind == Field::Kind::Secret;
}

std::vector<QWidget*> EntryForm::fields() const
{
    std::vector<QWidget*> all;
    for (const auto& line : m_lines)
        all.push_back(line->editor);
    return all;
}

bool EntryForm::holds(const QWidget* widget) const
{
    return std::any_of(
        m_lines.begin(), m_lines.end(), [&](const auto& line) { return line->editor == widget; });
}

bool EntryForm::advance(const QWidget* from)
{
    auto line = std::find_if(
        m_lines.begin(), m_lines.end(), [&](const auto& one) { return one->editor == from; });
    if (line == m_lines.end())
        return false;
    line = std::find_if(
        line + 1, m_lines.end(), [](const auto& one) { return one->editor->isEnabled(); });
    if (line == m_lines.end())
        return false;
    (*line)->editor->setFocus(Qt::TabFocusReason);
    return true;
}

} // namespace yidi
