// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"

namespace yidi {

class TextLabel;

/// The pages on which a person waits or goes: nobody here, working, scan your code, more time, take
/// your card.

class WelcomePage : public Page {
    Q_OBJECT
public:
    WelcomePage(const WelcomeScreen& screen, const Tokens& tokens, QWidget* parent);
};

class ProgressPage : public Page {
    Q_OBJECT
public:
    ProgressPage(const ProgressScreen& screen, const Tokens& tokens, QWidget* parent);
    bool take(const Screen& screen) override;

private:
    ProgressScreen m_screen;
    TextLabel* m_now;
};

class ScanPage : public Page {
    Q_OBJECT
public:
    ScanPage(const ScanScreen& screen, const Tokens& tokens, QWidget* parent);
};

/// Touching it anywhere is the primary button.
class MoreTimePage : public Page {
    Q_OBJECT
public:
    MoreTimePage(const MoreTimeScreen& screen, const Tokens& tokens, QWidget* parent);
    bool take(const Screen& screen) override;

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void tell();

    MoreTimeScreen m_screen;
    TextLabel* m_seconds;
    TextLabel* m_sentence;
    bool m_touched = false;
};

class TakeCardPage : public Page {
    Q_OBJECT
public:
    TakeCardPage(const TakeCardScreen& screen, const Tokens& tokens, QWidget* parent);
};

/// A telephone with a code on it, held under the scanner's light.
class PhonePicture : public QWidget {
    Q_OBJECT
public:
    explicit PhonePicture(const Tokens& tokens, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint() / 3; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void drawCode(QPainter& painter, const QRectF& place) const;

    const Tokens m_tokens;
};

/// The card and its slot, going in or coming out.
class CardPicture : public QWidget {
    Q_OBJECT
public:
    enum class Way { In, Out };
    CardPicture(const Tokens& tokens, Way way, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint() / 2; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void drawCard(QPainter& painter, const QRectF& card) const;

    const Tokens m_tokens;
    const Way m_way;
};

} // namespace yidi
