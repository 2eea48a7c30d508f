// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/frame_bars.h"

#include "ui/pages/parts.h"
#include "ui/pages/touch_button.h"
#include "ui/text/frame_words.h"
#include "ui/text/words.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace yidi {

namespace {

QString linkWords(const FrameInfo& info)
{
    QString words = word(!info.linkKnown ? Phrase::Connecting
            : info.online                ? Phrase::Online
                                         : Phrase::Offline);
    if (info.pending > 0)
        words += QStringLiteral(" · ") + word(Phrase::PendingRecords, { info.pending });
    return words;
}

} // namespace

HeaderBar::HeaderBar(const Tokens& t, const FrameInfo& info, QWidget* parent)
    : QWidget(parent)
    , m_tokens(t)
    , m_clock(new TextLabel(t, QString(), TextSize::Body, Ink::Text, true))
    , m_link(new TextLabel(t, QString(), TextSize::Body, Ink::Text))
    , m_training(
          new TextLabel(t, word(Phrase::TrainingMark), TextSize::Caption, Ink::Warning, true))
{
    setObjectName(QStringLiteral("frame:header"));
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(t.margin, t.px(16), t.margin, t.px(12));
    lines->setSpacing(t.px(4));
    auto* upper = new QHBoxLayout;
    upper->setSpacing(t.px(16));
    upper->addWidget(new IconView(QStringLiteral("brand"), t.textPx[2], t.primary));
    upper->addWidget(
        new TextLabel(t, word(Phrase::ProductName), TextSize::Body, Ink::Primary, true), 1);
    upper->addWidget(m_clock);
    auto* lower = new QHBoxLayout;
    lower->setSpacing(t.px(16));
    lower->addSpacing(t.px(36)); // the dot of the link state
    lower->addWidget(m_link, 1);
    lower->addWidget(m_training);
    m_link->setObjectName(QStringLiteral("frame:link"));
    m_clock->setObjectName(QStringLiteral("frame:clock"));
    m_training->setObjectName(QStringLiteral("frame:training"));
    m_training->setContentsMargins(0, 0, 0, 0);
    lines->addLayout(upper);
    lines->addLayout(lower);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMinimumHeight(t.headerHeight);
    setMaximumHeight(t.headerHeight);
    show(info);
}

void HeaderBar::show(const FrameInfo& info)
{
    m_info = info;
    m_clock->setText(info.clockText);
    m_clock->setMinimumWidth(m_clock->sizeHint().width());
    m_link->setText(linkWords(info));
    m_training->setVisible(info.training);
    m_training->setMinimumWidth(m_training->sizeHint().width());
    update();
}

void HeaderBar::paintEvent(QPaintEvent*)
{
    const Tokens& t = m_tokens;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(QRect(0, height() - t.px(2), width(), t.px(2)), t.hairline);

    // Colour repeats what the words beside it say.
    const QColor color = !m_info.linkKnown ? t.text2 : m_info.online ? t.success : t.danger;
    const double radius = t.px(9);
    const QPointF center(t.margin + radius + t.px(4), m_link->geometry().center().y() + 1);
    painter.setPen(QPen(color, t.px(4)));
    painter.setBrush(m_info.online ? color : t.surface);
    painter.drawEllipse(center, radius, radius);
    if (m_info.training) {
        const int pad = t.px(14);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.warningSurface);
        painter.drawRoundedRect(
            m_training->geometry().adjusted(-pad, 0, pad, 0), t.radius, t.radius);
    }
}

ServiceBar::ServiceBar(const Tokens& t, const QString& language, QWidget* parent)
    : QWidget(parent)
    , m_tokens(t)
{
    setObjectName(QStringLiteral("frame:service"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(t.margin, t.px(16), t.margin, t.px(20));
    row->setSpacing(t.gap);
    const auto add = [&](const char* id, const char* icon, const QString& label) {
        auto* button =
            new TouchButton(t, TouchButton::Shape::Service, QLatin1String(id), label, this);
        button->setIconName(QLatin1String(icon));
        connect(button, &QAbstractButton::clicked, this,
            [this, button] { Q_EMIT pressed(button->objectName()); });
        row->addWidget(button, 1);
        return button;
    };
    add("service:elder", t.look.elder ? "smaller" : "larger",
        word(t.look.elder ? Phrase::StandardSize : Phrase::ElderSize));
    add("service:contrast", "contrast",
        word(t.look.contrast ? Phrase::NormalContrast : Phrase::HighContrast));
    const QString next = nextLanguage(language);
    const auto& all = languages();
    const auto found = std::find_if(
        all.begin(), all.end(), [&next](const Language& one) { return one.code == next; });
    add("service:language", "language", found == all.end() ? next : found->ownName);
    add("service:staff", "staff", word(Phrase::CallStaff));
    m_finish = add("service:finish", "finish", word(Phrase::FinishAndTakeCard));
    m_leave = add("service:finish", "finish", word(Phrase::Finish));
}

void ServiceBar::show(const FrameInfo& info)
{
    m_finish->setVisible(info.cardIn);
    m_leave->setVisible(info.withoutCard && !info.cardIn);
}

void ServiceBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_tokens.surface);
    painter.fillRect(QRect(0, 0, width(), m_tokens.px(2)), m_tokens.hairline);
}

QString nextLanguage(const QString& code)
{
    const auto& all = languages();
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].code == code)
            return all[(i + 1) % all.size()].code;
    return all.empty() ? code : all.front().code;
}

} // namespace yidi
