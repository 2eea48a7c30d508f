// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/parts.h"

#include "ui/pages/touch_button.h"
#include "ui/paper/qr_code.h"
#include "ui/text/frame_words.h"
#include "ui/text/words.h"
#include "ui/theme/theme.h"
#include "ui/theme/yidi_style.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyleOptionFrame>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace yidi {

TextLabel* makeTitle(const Tokens& t, const QString& text, int width)
{
    const int room = width > 0 ? width : t.pageWidth - 2 * t.margin;
    const QFont font = t.font(TextSize::Title, true);
    const int twoLines = textHeight(QStringLiteral("1\n2"), font, t.pageWidth);
    const bool fits = textHeight(text, font, room) <= twoLines;
    return new TextLabel(t, text, fits ? TextSize::Title : TextSize::Tile, Ink::Text, true);
}

Card::Card(const Tokens& tokens, const char* role, QWidget* parent)
    : QFrame(parent)
    , m_tokens(tokens)
    , m_lines(new QVBoxLayout(this))
{
    setRole(this, role);
    m_lines->setContentsMargins(tokens.px(32), tokens.px(20), tokens.px(32), tokens.px(20));
    setSpacing(tokens.px(12), tokens.px(12));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void Card::setSpacing(int roomy, int tight)
{
    m_roomy = roomy;
    m_tight = tight;
    setTight(false);
}

void Card::setTight(bool tight)
{
    m_lines->setSpacing(tight ? m_tight : m_roomy);
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QStyleOptionFrame option;
    option.initFrom(this);
    style()->drawControl(QStyle::CE_ShapedFrame, &option, &painter, this);
    if (!m_divided)
        return;
    painter.setPen(QPen(m_tokens.hairline, m_tokens.px(2)));
    for (int i = 1; i < m_lines->count(); ++i) {
        const int above = m_lines->itemAt(i - 1)->geometry().bottom();
        const int y = (above + m_lines->itemAt(i)->geometry().top() + 1) / 2;
        painter.drawLine(m_tokens.px(32), y, width() - m_tokens.px(32), y);
    }
}

/// An emphasised value is larger, unless it is a number too long for one line.
static TextSize emphasis(const Tokens& t, const Row& row)
{
    const double width =
        QFontMetricsF(t.font(TextSize::Tile, true)).horizontalAdvance(say(row.value));
    return row.emphasised && width < t.pageWidth / 2 ? TextSize::Tile : TextSize::Body;
}

Card* makeRows(const Tokens& t, const std::vector<Row>& rows, std::vector<TouchButton*>* edits)
{
    auto* card = new Card(t, "card");
    card->setDivided(true);
    const bool anyEdit = edits && std::any_of(rows.begin(), rows.end(), [](const Row& row) {
        return !row.editId.isEmpty();
    });
    // Two targets one above the other keep their distance.
    if (anyEdit)
        card->setSpacing(t.gap, t.gap);
    else
        card->setSpacing(t.rowGap, t.px(16));
    const int editWidth =
        TouchButton(t, TouchButton::Shape::Small, {}, word(Phrase::Change)).sizeHint().width();
    for (const Row& row : rows) {
        auto* line = new QHBoxLayout;
        line->setSpacing(t.px(24));
        auto* label = new TextLabel(t, say(row.label), TextSize::Body, Ink::Text2);
        auto* value = new TextLabel(t, say(row.value), emphasis(t, row), Ink::Text, row.emphasised);
        for (TextLabel* one : { label, value }) {
            QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
            policy.setHeightForWidth(true);
            one->setSizePolicy(policy);
        }
        line->addWidget(label, 2);
        line->addWidget(value, 4);
        if (anyEdit && !row.editId.isEmpty()) {
            auto* edit =
                new TouchButton(t, TouchButton::Shape::Small, row.editId, word(Phrase::Change));
            edit->setAccessibleName(edit->text() + QLatin1Char(' ') + label->text()); // change what
            edit->setRoleOf(Button::Role::Quiet);
            edit->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
            edits->push_back(edit);
            line->addWidget(edit);
        } else if (anyEdit) {
            line->addSpacing(editWidth + line->spacing());
        }
        card->lines()->addLayout(line);
    }
    return card;
}

QWidget* makeNote(const Tokens& t, const QString& icon, const QString& text, const char* role,
    Ink ink, bool bold, QWidget* end)
{
    QWidget* box = nullptr;
    auto* line = new QHBoxLayout;
    line->setSpacing(t.px(20));
    if (role) {
        auto* card = new Card(t, role);
        card->lines()->addLayout(line);
        box = card;
    } else {
        box = new QWidget;
        line->setContentsMargins(0, 0, 0, 0);
        box->setLayout(line);
    }
    const QColor color = ink == Ink::Text ? t.primary : inkColor(t, ink);
    line->addWidget(new IconView(icon, t.icon, color), 0, Qt::AlignTop);
    auto* label = new TextLabel(t, text, TextSize::Body, ink, bold);
    line->addWidget(label, 1);
    if (end) {
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop | Qt::AlignAbsolute);
        line->addWidget(end);
    }
    return box;
}

IconView::IconView(QString name, int size, QColor color, QWidget* parent)
    : QWidget(parent)
    , m_name(std::move(name))
    , m_size(size)
    , m_color(color)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    drawIcon(painter, m_name, rect(), m_color);
}

AmountBar::AmountBar(
    const Tokens& tokens, Fen part, Fen whole, QColor color, bool thin, QWidget* parent)
    : QWidget(parent)
    , m_tokens(tokens)
    , m_share(whole.value() > 0 ? std::clamp(
                  static_cast<double>(part.value()) / static_cast<double>(whole.value()), 0.0, 1.0)
                                : 0.0)
    , m_color(color)
    , m_thin(thin)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize AmountBar::sizeHint() const
{
    return { m_tokens.px(200), m_tokens.px(m_thin ? 10 : 20) };
}

void AmountBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double round = height() / 2.0;
    painter.setBrush(
        m_tokens.look.contrast ? m_tokens.background : m_tokens.background.darker(106));
    painter.drawRoundedRect(rect(), round, round);
    painter.setBrush(m_color);
    const double width = std::max(m_share * this->width(), static_cast<double>(height()));
    if (m_share > 0)
        painter.drawRoundedRect(QRectF(0, 0, width, height()), round, round);
}

QrView::QrView(const Tokens& tokens, QString text, const QString& name, int size, QWidget* parent)
    : QWidget(parent)
    , m_size(size > 0 ? size : tokens.qr)
    , m_text(std::move(text))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(name.isEmpty() ? word(Phrase::PaperCheckHint) : name);
}

void QrView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    drawQrCode(painter, rect(), m_text);
}

} // namespace yidi
