// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/kiosk_window.h"
#include "ui/theme/tokens.h"

#include <QWidget>

namespace yidi {

class TextLabel;
class TouchButton;

/// The strip above every page: who we are, the time, whether the province is reached.
class HeaderBar : public QWidget {
    Q_OBJECT
public:
    HeaderBar(const Tokens& tokens, const FrameInfo& info, QWidget* parent);
    void show(const FrameInfo& info);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Tokens m_tokens;
    FrameInfo m_info;
    TextLabel* m_clock;
    TextLabel* m_link;
    TextLabel* m_training;
};

/// The row under every page: what helps whoever stands here, whatever he is doing.
class ServiceBar : public QWidget {
    Q_OBJECT
public:
    ServiceBar(const Tokens& tokens, const QString& language, QWidget* parent);
    void show(const FrameInfo& info);

Q_SIGNALS:
    void pressed(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Tokens m_tokens;
    TouchButton* m_finish = nullptr; ///< and take the card
    TouchButton* m_leave = nullptr; ///< without one
};

/// The language after `code`, in the order of their buttons.
QString nextLanguage(const QString& code);

} // namespace yidi
