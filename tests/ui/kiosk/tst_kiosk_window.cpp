// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// What the window does under a finger, and what it forgets.
#include "support_screens.h"

#include "ui/kiosk/kiosk_window.h"
#include "ui/pages/page.h"
#include "ui/pages/text_label.h"
#include "ui/pages/touch_button.h"

#include <QtTest>

#include <QClipboard>

using namespace yidi;

Q_DECLARE_METATYPE(std::shared_ptr<yidi::SecretBuffer>)

namespace {

Words plain(const char* text)
{
    return Words::plain(QString::fromUtf8(text));
}

Screen choice(const char* first = "first", const char* title = "?")
{
    ChoiceScreen screen;
    screen.title = plain(title);
    screen.options = { { QLatin1String(first), plain("一") },
        { QStringLiteral("second"), plain("二") } };
    return screen;
}

Screen moreTime(int seconds)
{
    return MoreTimeScreen { seconds,
        { { QStringLiteral("end"), plain("结束") },
            { QStringLiteral("more"), plain("继续"), Button::Role::Primary } } };
}

PinScreen pinScreen()
{
    PinScreen screen;
    screen.title = plain("密码");
    screen.footer = { { QStringLiteral("back"), plain("上一步") } };
    return screen;
}

/// Everything any widget below `window` says or could say.
QString allTextOf(const QWidget& window)
{
    QString all;
    for (const QWidget* one : window.findChildren<QWidget*>()) {
        all += one->objectName() + one->accessibleName() + one->accessibleDescription()
            + one->toolTip() + one->windowTitle();
        for (const QByteArray& name : one->dynamicPropertyNames())
            all += one->property(name).toString();
        const QMetaObject* meta = one->metaObject();
        for (int i = 0; i < meta->propertyCount(); ++i)
            if (meta->property(i).typeId() == QMetaType::QString)
                all += meta->property(i).read(one).toString();
    }
    return all;
}

} // namespace

class TestKioskWindow : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<KioskWindow> m_window;

    /// Shows a screen and waits until touches count again.
    void settle(const Screen& screen)
    {
        m_window->showScreen(screen);
        m_window->grab();
        QElapsedTimer since;
        since.start();
        while (since.elapsed() < 260)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    TouchButton* button(const char* id)
    {
        return m_window->findChild<TouchButton*>(QLatin1String(id));
    }
    void touch(const char* id)
    {
        QTest::mouseClick(button(id), Qt::LeftButton);
        QCoreApplication::processEvents();
    }

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<KioskWindow>();
        m_window->resize(1080, 1920);
        m_window->show();
    }
    void cleanup() { m_window.reset(); }

    void touch_anOption_tellsItsId()
    {
        QSignalSpy pressed(m_window.get(), &KioskWindow::pressed);
        settle(choice());
        touch("second");
        QCOMPARE(pressed.size(), 1);
        QCOMPARE(pressed[0][0].toString(), QStringLiteral("second"));
    }

    void touch_rightAfterAPageChange_isIgnored()
    {
        QSignalSpy pressed(m_window.get(), &KioskWindow::pressed);
        QSignalSpy touched(m_window.get(), &KioskWindow::touched);
        settle(choice());
        m_window->showScreen(choice("other", "next"));
        touch("other");
        QCOMPARE(pressed.size(), 0);
        QVERIFY(touched.size() > 0); // though somebody is there
    }

    void release_outsideTheTarget_pressesNothing()
    {
        QSignalSpy pressed(m_window.get(), &KioskWindow::pressed);
        settle(choice());
        TouchButton* first = button("first");
        QTest::mousePress(first, Qt::LeftButton, {}, first->rect().center());
        QTest::mouseRelease(first, Qt::LeftButton, {}, QPoint(-40, -40));
        QCoreApplication::processEvents();
        QCOMPARE(pressed.size(), 0);
    }

    /// A card pulled while a press is under way: the press belonged to the page that is gone.
    void showScreen_beforeAPressArrives_dropsThePress()
    {
        QSignalSpy pressed(m_window.get(), &KioskWindow::pressed);
        settle(choice());
        QTest::mouseClick(button("first"), Qt::LeftButton);
        m_window->showScreen(WelcomeScreen {});
        QCoreApplication::processEvents();
        QCOMPARE(pressed.size(), 0);
    }

    void showScreen_fromThePressItself_isSafe()
    {
        settle(choice());
        connect(m_window.get(), &KioskWindow::pressed, m_window.get(),
            [this] { m_window->showScreen(WelcomeScreen {}); });
        touch("first");
        QCOMPARE(m_window->findChild<Page*>()->objectName(), QStringLiteral("page:welcome"));
    }

    void serviceBar_helpAndFinish_areTold_looksAreNot()
    {
        QSignalSpy pressed(m_window.get(), &KioskWindow::pressed);
        m_window->setFrame({ QStringLiteral("10:42"), true, true, 0, true, false });
        settle(choice());
        touch("service:staff");
        touch("service:finish");
        QCOMPARE(pressed.size(), 2);
        QCOMPARE(pressed[0][0].toString(), QStringLiteral("service:staff"));
        QCOMPARE(pressed[1][0].toString(), QStringLiteral("service:finish"));
        const int before = button("first")->font().pixelSize();
        const int height = button("service:staff")->height();
        touch("service:elder");
        m_window->grab();
        QVERIFY(button("service:staff")->height() > height);
        QCOMPARE(pressed.size(), 2);
        QVERIFY(before > 0);
    }

    void serviceBar_withoutACard_offersNoFinish()
    {
        m_window->setFrame({ QStringLiteral("10:42"), true, true, 0, false, false });
        settle(choice());
        QVERIFY(!button("service:finish")->isVisible());
    }

    void frame_showsLinkPendingAndTrainingInWords()
    {
        m_window->setFrame({ QStringLiteral("10:42"), true, false, 3, false, true });
        settle(choice());
        const auto text = [this](const char* id) {
            return m_window->findChild<TextLabel*>(QLatin1String(id))->text();
        };
        QVERIFY(text("frame:link").contains(QLatin1Char('3')));
        QCOMPARE(text("frame:clock"), QStringLiteral("10:42"));
        const QString offline = text("frame:link");
        m_window->setFrame({ QStringLiteral("10:43"), true, true, 0, false, false });
        QVERIFY(text("frame:link") != offline);
        QVERIFY(!m_window->findChild<TextLabel*>(QStringLiteral("frame:training"))->isVisible());
    }

    /// The countdown ticks without taking the button from under a finger.
    void moreTime_everySecond_keepsThePage()
    {
        QSignalSpy pressed(m_window.get(), &KioskWindow::pressed);
        settle(moreTime(30));
        TouchButton* before = button("more");
        QTest::mousePress(before, Qt::LeftButton);
        m_window->showScreen(moreTime(29));
        QCOMPARE(button("more"), before);
        QTest::mouseRelease(before, Qt::LeftButton);
        QCoreApplication::processEvents();
        QCOMPARE(pressed.size(), 1);
        QVERIFY(allTextOf(*m_window).contains(QLatin1String("29")));
    }

    void moreTime_touchedAnywhere_goesOn()
    {
        QSignalSpy pressed(m_window.get(), &KioskWindow::pressed);
        settle(moreTime(30));
        QTest::mouseClick(m_window->findChild<Page*>(), Qt::LeftButton, {}, QPoint(500, 300));
        QCoreApplication::processEvents();
        QCOMPARE(pressed.size(), 1);
        QCOMPARE(pressed[0][0].toString(), QStringLiteral("more"));
    }

    void finish_withoutACard_speaksOfNone()
    {
        const auto offered = [this] {
            QStringList labels;
            for (const TouchButton* one : m_window->findChildren<TouchButton*>()) {
                if (one->objectName() == QLatin1String("service:finish") && one->isVisible())
                    labels << one->text();
            }
            return labels;
        };
        settle(choice());
        m_window->setFrame({});
        QCOMPARE(offered(), QStringList());
        FrameInfo frame;
        frame.cardIn = true;
        m_window->setFrame(frame);
        QCOMPARE(offered(), QStringList { QStringLiteral("退卡结束") });
        frame.cardIn = false;
        frame.withoutCard = true;
        m_window->setFrame(frame);
        QCOMPARE(offered(), QStringList { QStringLiteral("结束办理") });
        QSignalSpy pressed(m_window.get(), &KioskWindow::pressed);
        for (TouchButton* one : m_window->findChildren<TouchButton*>()) {
            if (one->objectName() == QLatin1String("service:finish") && one->isVisible())
                QTest::mouseClick(one, Qt::LeftButton);
        }
        QTRY_COMPARE(pressed.count(), 1);
        QCOMPARE(pressed[0][0].toString(), QStringLiteral("service:finish"));
    }

    void pin_sixDigits_handsOverTheOnlyCopy()
    {
        std::shared_ptr<SecretBuffer> got;
        connect(m_window.get(), &KioskWindow::pinEntered, this,
            [&got](const std::shared_ptr<SecretBuffer>& pin) { got = pin; });
        settle(pinScreen());
        for (const char* key :
            { "digit:4", "digit:9", "digit:0", "digit:7", "pin:delete", "digit:3", "digit:5" })
            touch(key);
        QVERIFY(!button("pin:ok")->isEnabled());
        QTest::keyClick(m_window->findChild<Page*>(), Qt::Key_8);
        QTRY_VERIFY(button("pin:ok")->isEnabled()); // held back while it may be a scanner's
        // Of the digits only their number is to be found.
        QVERIFY(!allTextOf(*m_window).contains(QLatin1String("490358")));
        touch("pin:ok");
        QVERIFY(got);
        const auto bytes = got->bytes();
        QCOMPARE(QByteArray(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size())),
            QByteArray("490358"));
        QVERIFY(!button("pin:ok")->isEnabled());
    }

    void pin_wrong_emptiesThePadAndSaysSo()
    {
        PinScreen screen = pinScreen();
        settle(screen);
        for (int i = 0; i < 6; ++i)
            touch("digit:1");
        screen.attempt = 1;
        screen.problem = plain("密码不对");
        TouchButton* before = button("digit:1");
        m_window->showScreen(screen);
        QCOMPARE(button("digit:1"), before);
        QVERIFY(!button("pin:ok")->isEnabled());
        QVERIFY(allTextOf(*m_window).contains(QStringLiteral("密码不对")));
    }

    void wipe_afterAnyScreen_leavesNothingOfTheVisitor()
    {
        for (const test::Sample& sample : test::sampleScreens(QStringLiteral("zh_CN"))) {
            m_window->showScreen(sample.screen);
            m_window->grab();
            const QString before = allTextOf(*m_window);
            m_window->wipe();
            const QString after = allTextOf(*m_window);
            QVERIFY2(!after.contains(test::visitorsName()), sample.name);
            QVERIFY2(!m_window->findChild<Page*>(), sample.name);
            QVERIFY2(before != after, sample.name);
        }
    }

    void wipe_resetsLanguageSizeContrastAndClipboard()
    {
        settle(choice());
        const QString plainFrame = allTextOf(*m_window);
        const QColor background = m_window->palette().color(QPalette::Window);
        m_window->setElder(true);
        m_window->setHighContrast(true);
        m_window->setLanguage(QStringLiteral("en"));
        QGuiApplication::clipboard()->setText(test::visitorsName());
        m_window->wipe();
        m_window->showScreen(choice());
        m_window->grab();
        QCOMPARE(allTextOf(*m_window), plainFrame);
        QCOMPARE(m_window->palette().color(QPalette::Window), background);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString());
    }
};

QTEST_MAIN(TestKioskWindow)
#include "tst_kiosk_window.moc"
