// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/view.h"
#include "ui/theme/tokens.h"

#include <QWidget>

#include <vector>

namespace yidi {

class KeyButton;
class TextLabel;

/// Buttons side by side, on as many lines as they need. Lines and keys of a page, of a prompt, of
/// the status bar are all this.
class KeyLine : public QWidget {
    Q_OBJECT
public:
    enum class Place { Page, Prompt, Status };

    KeyLine(const Tokens& tokens, Place place, QWidget* parent);

    void show(const std::vector<desk::KeyAction>& actions);
    void show(const std::vector<desk::StatusItem>& items);
    QWidget* firstButton() const;
    std::vector<QWidget*> buttons() const;

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void pressed(const QString& id);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    KeyButton* buttonAt(std::size_t i, const QString& id);
    void dropFrom(std::size_t count);
    int flow(int width, bool place) const;

    const Tokens m_tokens;
    const Place m_place;
    std::vector<KeyButton*> m_buttons;
};

/// The modules, one below the other, each with what waits there.
class ModuleBar : public QWidget {
    Q_OBJECT
public:
    ModuleBar(const Tokens& tokens, QWidget* parent);
    void show(const std::vector<desk::Module>& modules, const QString& current);
    void setTraining(bool training);
    std::vector<QWidget*> buttons() const;

Q_SIGNALS:
    void pressed(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Tokens m_tokens;
    std::vector<KeyButton*> m_buttons;
    TextLabel* m_training;
};

/// What has just been done, and how long it can be taken back.
class NoticeLine : public QWidget {
    Q_OBJECT
public:
    NoticeLine(const Tokens& tokens, QWidget* parent);
    void show(const desk::View& view);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QRect textRoom(int width) const;

    const Tokens m_tokens;
    QString m_text;
    QString m_undo;
    desk::Table::Tone m_tone = desk::Table::Tone::Normal;
    int m_seconds = 0;
    int m_most = 0; ///< seconds it began with
};

} // namespace yidi
