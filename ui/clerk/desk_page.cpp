// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clerk/desk_page.h"

#include "ui/clerk/desk_bars.h"
#include "ui/clerk/fact_panels.h"
#include "ui/clerk/line_table.h"
#include "ui/pages/text_label.h"
#include "ui/text/frame_words.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>

#include <algorithm>

namespace yidi {

namespace {

/// A form that scrolls when the window is too low for it, on a card of its own.
class FormRoom : public QScrollArea {
public:
    FormRoom(const Tokens& tokens, QWidget* form, QWidget* parent)
        : QScrollArea(parent)
        , m_tokens(tokens)
    {
        setFrameShape(NoFrame);
        setFocusPolicy(Qt::NoFocus);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setWidgetResizable(true);
        setWidget(form);
        form->setAutoFillBackground(false);
        viewport()->setAutoFillBackground(false);
        const int pad = tokens.px(28);
        setViewportMargins(pad, pad, pad, pad);
    }
    int fullHeight() const { return widget()->sizeHint().height() + 2 * m_tokens.px(28); }

private:
    const Tokens m_tokens;
};

} // namespace

DeskPage::DeskPage(const Tokens& t, QWidget* parent)
    : QWidget(parent)
    , m_tokens(t)
    , m_title(new TextLabel(t, {}, TextSize::Tile, Ink::Text, true, this))
    , m_training(
          new TextLabel(t, word(Phrase::TrainingMark), TextSize::Caption, Ink::Warning, true, this))
    , m_search(new QLineEdit(this))
    , m_form(new EntryForm(t, nullptr))
    , m_formRoom(new FormRoom(t, m_form, this))
    , m_table(new LineTable(t, false, this))
    , m_panels(new FactPanels(t, this))
    , m_notice(new NoticeLine(t, this))
    , m_keys(new KeyLine(t, KeyLine::Place::Page, this))
    , m_status(new KeyLine(t, KeyLine::Place::Status, this))
{
    m_search->setObjectName(QStringLiteral("field:search"));
    m_search->setAccessibleName(word(Phrase::WindowSearch));
    m_search->setFont(t.font(TextSize::Body));
    m_search->setTextMargins(t.px(12), 0, t.px(12), 0);
    m_table->setObjectName(QStringLiteral("clerk:table"));
    m_keys->setObjectName(QStringLiteral("clerk:keys"));
    m_status->setObjectName(QStringLiteral("clerk:status"));
    m_training->setAlignment(Qt::AlignCenter);
    m_training->hide();

    connect(m_search, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_searched.said(text);
        Q_EMIT typed(QStringLiteral("search"), text);
    });
    connect(m_form, &EntryForm::typed, this, &DeskPage::typed);
    connect(m_form, &EntryForm::secretTyped, this, &DeskPage::secretTyped);
    connect(m_table, &LineTable::chosen, this, &DeskPage::chosen);
    connect(m_table, &LineTable::marked, this, &DeskPage::marked);
    connect(m_keys, &KeyLine::pressed, this, &DeskPage::pressed);
    connect(m_status, &KeyLine::pressed, this,
        [this](const QString& id) { Q_EMIT pressed(QLatin1String("status:") + id); });
}

void DeskPage::setTraining(bool training)
{
    m_isTraining = training;
    arrange();
}

void DeskPage::show(const desk::View& view)
{
    m_has = { !view.modules.empty(), view.search.has_value(), view.form.has_value(),
        view.table.has_value(), !view.panels.empty(), !view.status.empty() };
    const QString title = say(view.title);
    m_title->setText(title);
    setAccessibleName(title);
    m_search->setVisible(view.search.has_value());
    m_search->setPlaceholderText(say(view.searchHint));
    if (view.search && m_searched.isNews(*view.search))
        m_search->setText(*view.search);
    m_table->setVisible(view.table.has_value());
    if (view.table)
        m_table->show(*view.table, title);
    m_formRoom->setVisible(view.form.has_value());
    m_form->setColumns(isBeside() || isLogIn() ? 1 : 2);
    m_form->show(view.form.value_or(desk::Form {}));
    m_panels->show(view.panels, isBeside());
    m_notice->show(view);
    m_keys->show(view.actions);
    m_status->show(view.status);
    arrange();
}

/// Nobody is logged in: a card in the middle and little else.
bool DeskPage::isLogIn() const
{
    return !m_has.modules;
}

/// A form has table and panels beside it.
bool DeskPage::isBeside() const
{
    return m_has.form && (m_has.table || m_has.panels);
}

// ---- Places ------------------------------------------------------------------------------------

void DeskPage::resizeEvent(QResizeEvent*)
{
    arrange();
}

void DeskPage::arrange()
{
    const Tokens& t = m_tokens;
    QRect room = rect();
    const int status = !m_has.status ? 0 : m_status->heightForWidth(width()) + t.px(12);
    m_status->setGeometry(
        t.px(16), height() - status + t.px(6), width() - t.px(32), std::max(0, status - t.px(12)));
    m_statusTop = height() - status;
    room.setBottom(m_statusTop - 1);
    room.adjust(t.margin, t.px(20), -t.margin, -t.px(12));

    const int keys = m_keys->heightForWidth(room.width());
    m_keys->setGeometry(room.left(), room.bottom() - keys + 1, room.width(), keys);
    room.setBottom(room.bottom() - keys - t.px(12));

    m_training->setVisible(m_isTraining && isLogIn());
    if (isLogIn())
        return arrangeLogIn(room);
    const int notice = m_notice->heightForWidth(room.width());
    m_notice->setGeometry(room.left(), room.bottom() - notice + 1, room.width(), notice);
    room.setBottom(room.bottom() - notice - t.px(12));
    arrangeHead(room);
    arrangeMiddle(room);
}

void DeskPage::arrangeHead(QRect& room)
{
    const Tokens& t = m_tokens;
    const int search = m_has.search ? std::min(room.width() / 2, t.px(960)) : 0;
    const int title = room.width() - search - t.margin;
    const int high = std::max(t.px(72), m_title->heightForWidth(title));
    m_title->setGeometry(room.left(), room.top(), title, high);
    m_search->setGeometry(
        room.right() - search + 1, room.top() + (high - t.px(68)) / 2, search, t.px(68));
    room.setTop(room.top() + high + t.px(16));
}

void DeskPage::arrangeMiddle(QRect room)
{
    const Tokens& t = m_tokens;
    if (m_has.form) {
        const int share = room.width() * 9 / 20;
        const int width = isBeside() ? share : std::min(room.width(), t.px(2200));
        const int high = std::min(formRoomHeight(), room.height());
        m_formRoom->setGeometry(room.left(), room.top(), width, high);
        room.setLeft(room.left() + width + t.px(24));
    }
    if (!m_has.table) {
        room.setHeight(std::min(room.height(), m_panels->fullHeight(room.width())));
        return m_panels->setGeometry(room);
    }
    if (!m_has.panels)
        return m_table->setGeometry(room);
    // The list never has less than its share; what it does not need the panels may have.
    const int list = std::min(m_table->fullHeight(), room.height() * 9 / 20);
    const int panels = std::min(m_panels->fullHeight(room.width()), room.height() - t.gap - list);
    const int rest = m_has.form ? list : room.height() - t.gap - panels;
    m_table->setGeometry(room.left(), room.top(), room.width(), m_table->wholeLines(rest));
    room.setTop(m_table->geometry().bottom() + 1 + t.gap);
    m_panels->setGeometry(room);
}

int DeskPage::formRoomHeight() const
{
    return static_cast<const FormRoom*>(m_formRoom)->fullHeight();
}

void DeskPage::arrangeLogIn(const QRect& room)
{
    const Tokens& t = m_tokens;
    const int width = std::min(room.width(), t.px(1000));
    const int x = room.left() + (room.width() - width) / 2;
    const int title = m_title->heightForWidth(width);
    const int notice = m_notice->heightForWidth(width);
    const int form = std::min(formRoomHeight(), room.height() - title - notice);
    int y = room.top() + std::max(0, (room.height() - title - notice - form) * 2 / 5);
    m_brand = QRect(x, y - t.px(140), t.px(96), t.px(96));
    m_title->setGeometry(x, y, width, title);
    y += title + t.px(20);
    m_formRoom->setGeometry(x, y, width, form);
    y += form + t.px(20);
    m_notice->setGeometry(x, y, width, notice);
    const QSize mark = m_training->sizeHint() + QSize(t.px(48), t.px(12));
    m_training->setGeometry(QRect(QPoint(room.right() - mark.width(), room.top()), mark));
    m_search->hide();
    m_table->hide();
    m_panels->hide();
}

void DeskPage::paintEvent(QPaintEvent*)
{
    const Tokens& t = m_tokens;
    QPainter painter(this);
    painter.fillRect(rect(), t.background);
    painter.fillRect(QRect(0, m_statusTop, width(), height() - m_statusTop), t.surface);
    painter.fillRect(QRect(0, m_statusTop, width(), t.px(2)), t.hairline);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.look.contrast ? t.border : t.hairline, t.px(2)));
    painter.setBrush(t.surface);
    if (m_formRoom->isVisible())
        painter.drawRoundedRect(
            QRectF(m_formRoom->geometry()).adjusted(-1, -1, 1, 1), t.radius, t.radius);
    if (m_training->isVisible()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.warningSurface);
        painter.drawRoundedRect(m_training->geometry(), t.radius, t.radius);
    }
    if (isLogIn())
        drawIcon(painter, QStringLiteral("brand"), m_brand, t.primary);
}

// ---- Where the keyboard goes -------------------------------------------------------------------

QLineEdit* DeskPage::search() const
{
    return m_has.search ? m_search : nullptr;
}

LineTable* DeskPage::table() const
{
    return m_has.table ? m_table : nullptr;
}

QWidget* DeskPage::home() const
{
    if (QWidget* field = m_has.form ? m_form->focusField() : nullptr)
        return field;
    if (m_has.table)
        return m_table;
    if (m_has.panels)
        return m_panels->panels().front();
    if (m_has.search)
        return m_search;
    return m_keys->buttons().empty() ? nullptr : m_keys->buttons().front();
}

std::vector<std::vector<QWidget*>> DeskPage::parts() const
{
    std::vector<std::vector<QWidget*>> all;
    if (m_has.search)
        all.push_back({ m_search });
    if (m_has.form)
        all.push_back(m_form->fields());
    if (m_has.table)
        all.push_back({ m_table });
    all.push_back(m_panels->panels());
    all.push_back(m_keys->buttons());
    all.push_back(m_status->buttons());
    return all;
}

} // namespace yidi
