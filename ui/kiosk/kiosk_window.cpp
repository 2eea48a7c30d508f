// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/kiosk_window.h"

#include "ui/kiosk/frame_bars.h"
#include "ui/pages/page.h"
#include "ui/text/words.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QPixmapCache>
#include <QPointer>
#include <QScreen>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>
#include <vector>

namespace yidi {

namespace {

constexpr int pageWidth = 1080;
constexpr int pageHeight = 1920;
constexpr int lockoutMs = 250; // a double touch must not answer the page that comes next

/// How long keys are held back that may be a scanner's; longer than its pace, so that a machine at
/// work does not take its codes for typing.
constexpr int holdMs = 80;

QString defaultLanguage()
{
    return QStringLiteral("zh_CN");
}

bool isTouch(QEvent::Type type)
{
    return type == QEvent::MouseButtonPress || type == QEvent::TouchBegin
        || type == QEvent::KeyPress || type == QEvent::MouseButtonDblClick;
}

} // namespace

class KioskWindow::Private : public QObject {
public:
    explicit Private(KioskWindow* window)
        : m_window(window)
    {
        qApp->installEventFilter(this);
        m_sinceStart.start();
        m_hold.setSingleShot(true);
        m_hold.setInterval(holdMs);
        connect(&m_hold, &QTimer::timeout, this, [this] {
            if (m_wedge.pause())
                releaseKeys();
            m_heldKeys.clear();
        });
    }

    void setScanner(const WedgeLine::Options& options) { m_wedge = WedgeLine(options); }

    void showScreen(const Screen& screen)
    {
        if (m_screen && *m_screen == screen && m_page)
            return;
        m_screen = screen;
        if (!m_page || !m_page->take(screen))
            renewPage();
    }

    void setFrame(const FrameInfo& info)
    {
        m_info = info;
        if (!m_header)
            return;
        m_header->show(info);
        m_service->show(info);
    }

    void setLook(const Look& look)
    {
        if (look == m_look)
            return;
        m_look = look;
        rebuild();
    }
    const Look& look() const { return m_look; }

    void setLanguage(const QString& code)
    {
        if (code == m_language)
            return;
        m_language = code;
        useLanguage(code);
        rebuild();
    }

    void wipe()
    {
        dropPage();
        m_screen.reset();
        m_wedge.forget();
        m_heldKeys.clear();
        QPixmapCache::clear();
        QGuiApplication::clipboard()->clear();
        Look plain = m_look;
        plain.elder = false;
        plain.contrast = false;
        setLook(plain);
        setLanguage(defaultLanguage());
    }

    /// Fits the page, 9:16, into the window.
    void fit()
    {
        const double scale = std::min(static_cast<double>(m_window->width()) / pageWidth,
            static_cast<double>(m_window->height()) / pageHeight);
        Look look = m_look;
        look.scale = scale;
        if (!m_stage || look != m_look) {
            m_look = look;
            rebuild();
        }
        const QSize size(m_tokens.pageWidth, m_tokens.pageHeight);
        m_stage->setGeometry(QRect(QPoint((m_window->width() - size.width()) / 2,
                                       (m_window->height() - size.height()) / 2),
            size));
    }

    QColor surround() const { return m_stage ? m_tokens.hairline : QColor(Qt::white); }

    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (!isTouch(event->type()) || !object->isWidgetType())
            return false;
        auto* widget = static_cast<QWidget*>(object);
        if (widget != m_window && !m_window->isAncestorOf(widget))
            return false;
        if (event->type() == QEvent::KeyPress && !m_releasing && widget == firstForKeys()
            && belongsToScanner(widget, static_cast<QKeyEvent*>(event)))
            return true;
        Q_EMIT m_window->touched();
        return m_sinceChange.isValid() && m_sinceChange.elapsed() < lockoutMs;
    }

private:
    /// The widget keys come to before they climb to its parents.
    QWidget* firstForKeys() const
    {
        QWidget* const focus = m_window->focusWidget();
        return focus ? focus : m_window;
    }

    /// True when no page may see this key, or not yet.
    bool belongsToScanner(QWidget* to, const QKeyEvent* event)
    {
        const int key = event->key();
        if (key >= Qt::Key_Shift && key <= Qt::Key_ScrollLock)
            return false; // a scanner presses Shift for its capitals
        const char16_t character =
            event->text().isEmpty() ? u'\0' : event->text().front().unicode();
        const bool endsLine = key == Qt::Key_Return || key == Qt::Key_Enter;
        // The window system's time: a page being built makes slow keys come in a burst.
        const auto ms = event->timestamp() != 0 ? static_cast<qint64>(event->timestamp())
                                                : m_sinceStart.elapsed();
        const WedgeLine::Verdict verdict = m_wedge.press(character, endsLine, ms);
        if (verdict.release)
            releaseKeys();
        using Key = WedgeLine::Verdict::Key;
        switch (verdict.key) {
        case Key::Pass:
            return false;
        case Key::Hold:
            m_heldKeys.push_back({ to, std::unique_ptr<QEvent>(event->clone()) });
            m_hold.start();
            return true;
        case Key::Swallow:
            m_heldKeys.clear();
            m_hold.start();
            return true;
        case Key::Code:
            break;
        }
        m_heldKeys.clear();
        m_hold.stop();
        // What cannot be a code is nobody's business: a bar code on a parcel, say.
        if (auto code = EcToken::from(m_wedge.takeCode())) {
            Q_EMIT m_window->touched();
            Q_EMIT m_window->codeScanned(std::make_shared<EcToken>(std::move(*code)));
        }
        return true;
    }

    void releaseKeys()
    {
        const auto keys = std::exchange(m_heldKeys, {});
        m_releasing = true;
        for (const HeldKey& key : keys) {
            if (key.to)
                QCoreApplication::sendEvent(key.to, key.event.get());
        }
        m_releasing = false;
    }

    void rebuild()
    {
        if (m_window->size().isEmpty())
            return;
        m_tokens = tokensFor(m_look);
        Theme::apply(m_tokens);
        // Before the event loop runs Qt does not pass a new palette on to widgets that exist.
        m_window->setPalette(QApplication::palette());
        dropPage();
        delete m_stage;
        m_stage = new QWidget(m_window);
        m_stage->setObjectName(QStringLiteral("stage"));
        m_stage->setAutoFillBackground(true);
        auto* column = new QVBoxLayout(m_stage);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        m_header = new HeaderBar(m_tokens, m_info, m_stage);
        m_service = new ServiceBar(m_tokens, m_language, m_stage);
        m_service->show(m_info);
        m_place = new QVBoxLayout;
        column->addWidget(m_header);
        column->addLayout(m_place, 1);
        column->addWidget(m_service);
        connect(m_service, &ServiceBar::pressed, this, &Private::onService, Qt::QueuedConnection);
        const QSize size(m_tokens.pageWidth, m_tokens.pageHeight);
        m_stage->setGeometry(QRect(QPoint((m_window->width() - size.width()) / 2,
                                       (m_window->height() - size.height()) / 2),
            size));
        m_stage->show();
        if (m_screen)
            renewPage();
    }

    void renewPage()
    {
        if (!m_stage)
            return;
        dropPage();
        m_page = makePage(*m_screen, m_tokens, m_stage);
        m_place->addWidget(m_page);
        // Queued: a journey may answer by showing another page, and the button that was pressed
        // must not be deleted under its own feet. What an old page still had to say goes with it.
        const QPointer<Page> page = m_page;
        connect(
            m_page, &Page::pressed, this,
            [this, page](const QString& id) {
                if (page)
                    Q_EMIT m_window->pressed(id);
            },
            Qt::QueuedConnection);
        connect(
            m_page, &Page::pinEntered, this,
            [this, page](const std::shared_ptr<SecretBuffer>& pin) {
                if (page)
                    Q_EMIT m_window->pinEntered(pin);
            },
            Qt::QueuedConnection);
        m_page->show();
        m_page->setFocus();
        m_sinceChange.start();
    }

    void dropPage()
    {
        if (m_page)
            m_page->forget();
        delete m_page;
        m_page = nullptr;
    }

    void onService(const QString& id)
    {
        Look look = m_look;
        if (id == QLatin1String("service:elder"))
            look.elder = !look.elder;
        else if (id == QLatin1String("service:contrast"))
            look.contrast = !look.contrast;
        else if (id == QLatin1String("service:language"))
            return setLanguage(nextLanguage(m_language));
        else
            return Q_EMIT m_window->pressed(id);
        setLook(look);
    }

    struct HeldKey {
        QPointer<QWidget> to;
        std::unique_ptr<QEvent> event;
    };

    KioskWindow* m_window;
    WedgeLine m_wedge;
    std::vector<HeldKey> m_heldKeys;
    QTimer m_hold;
    QElapsedTimer m_sinceStart;
    bool m_releasing = false;
    Look m_look;
    Tokens m_tokens = tokensFor({});
    FrameInfo m_info;
    QString m_language = defaultLanguage();
    std::optional<Screen> m_screen;
    QElapsedTimer m_sinceChange;
    QWidget* m_stage = nullptr;
    HeaderBar* m_header = nullptr;
    ServiceBar* m_service = nullptr;
    QVBoxLayout* m_place = nullptr;
    Page* m_page = nullptr;
};

KioskWindow::KioskWindow(QWidget* parent)
    : QWidget(parent)
    , m_d(std::make_unique<Private>(this))
{
    setObjectName(QStringLiteral("kiosk"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    const QSize room = screen() ? screen()->availableSize() : QSize(pageWidth, pageHeight);
    resize(QSize(pageWidth, pageHeight)
               .scaled(room.boundedTo({ pageWidth, pageHeight }), Qt::KeepAspectRatio));
}

KioskWindow::~KioskWindow() = default;

void KioskWindow::showScreen(const Screen& screen)
{
    m_d->showScreen(screen);
}

void KioskWindow::setFrame(const FrameInfo& frame)
{
    m_d->setFrame(frame);
}

void KioskWindow::setElder(bool elder)
{
    Look look = m_d->look();
    look.elder = elder;
    m_d->setLook(look);
}

void KioskWindow::setHighContrast(bool contrast)
{
    Look look = m_d->look();
    look.contrast = contrast;
    m_d->setLook(look);
}

void KioskWindow::setLanguage(const QString& code)
{
    m_d->setLanguage(code);
}

void KioskWindow::setPitch(double millimetresPerPixel)
{
    Look look = m_d->look();
    look.pitchMm = millimetresPerPixel;
    m_d->setLook(look);
}

void KioskWindow::wipe()
{
    m_d->wipe();
}

void KioskWindow::setScanner(const WedgeLine::Options& options)
{
    m_d->setScanner(options);
}

void KioskWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_d->fit();
}

void KioskWindow::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), m_d->surround());
}

} // namespace yidi
