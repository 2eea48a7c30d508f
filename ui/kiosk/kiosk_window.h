// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/secret.h"
#include "app/domain/person/ec_token.h"
#include "app/journeys/screen.h"
#include "ui/kiosk/wedge_line.h"

#include <QWidget>

#include <memory>

namespace yidi {

/// What the frame around every page tells.
struct FrameInfo {
    QString clockText; ///< "10:42"
    bool linkKnown = false;
    bool online = false;
    int pending = 0; ///< Records waiting to be sent
    bool cardIn = false; ///< a session is open: "take card and finish" is offered
    bool training = false; ///< watermark
    bool withoutCard = false; ///< a session is open without a card: "finish" is offered
    bool operator==(const FrameInfo&) const = default;
};

/// The kiosk's window, 1080×1920: header, generic pages, service bar. It shows Screens and tells
/// what was pressed; it knows no journey. Laid out so that controls sit in the lower three
/// quarters.
class KioskWindow : public QWidget {
    Q_OBJECT
public:
    explicit KioskWindow(QWidget* parent = nullptr);
    ~KioskWindow() override;

    void showScreen(const Screen& screen);
    void setFrame(const FrameInfo& frame);

    void setElder(bool elder);
    void setHighContrast(bool contrast);
    void setLanguage(const QString& code);
    /// Millimetres per pixel of the panel (`screen.pitch_mm`); what panels claim is not to be
    /// believed.
    void setPitch(double millimetresPerPixel);
    /// How the scanner that plays a keyboard is set.
    void setScanner(const WedgeLine::Options& options);
    /// Forgets everything a visitor left: pages, keypad, pixmap cache; language and sizes to
    /// default.
    void wipe();

Q_SIGNALS:
    /// A button of the screen ("back", "confirm", an option's id) or of the service bar
    /// ("service:staff", "service:finish").
    void pressed(const QString& id);
    /// The PIN pad's "ok". The buffer is the only copy; shared only so that it can cross a signal.
    void pinEntered(const std::shared_ptr<yidi::SecretBuffer>& pin);
    /// A scanner that plays a keyboard read a code. The pointer is shared only to cross a signal.
    void codeScanned(const std::shared_ptr<yidi::EcToken>& code);
    /// Any touch or key: restarts the idle timer.
    void touched();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace yidi
