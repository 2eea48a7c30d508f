// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// Every kind of Screen in every look and language: can it be read, reached and touched?
#include "support_screens.h"

#include "ui/kiosk/kiosk_window.h"
#include "ui/pages/page.h"
#include "ui/pages/parts.h"
#include "ui/pages/text_label.h"
#include "ui/pages/touch_button.h"

#include <QtTest>

#include <QTextLayout>

using namespace yidi;

namespace {

QRect placeOf(const QWidget* widget, const QWidget* window)
{
    return { widget->mapTo(window, QPoint(0, 0)), widget->size() };
}

template <class T>
QList<T*> shown(const QWidget& window)
{
    QList<T*> all;
    for (T* one : window.findChildren<T*>())
        if (one->isVisible())
            all.push_back(one);
    return all;
}

/// The first character no font has, or nothing.
QString missingGlyph(const QString& text, const QFont& font)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    while (layout.createLine().isValid()) { }
    layout.endLayout();
    for (const QGlyphRun& run : layout.glyphRuns())
        for (const quint32 glyph : run.glyphIndexes())
            if (glyph == 0)
                return text;
    return {};
}

bool isMain(const TouchButton* button)
{
    return button->objectName() == QLatin1String("pin:ok")
        || button->property("role").toString() == QLatin1String("primary");
}

} // namespace

class TestKioskWalk : public QObject {
    Q_OBJECT

private:
    void lookAt(const QWidget& window, bool elder)
    {
        const QRect whole = window.rect();
        const auto buttons = shown<TouchButton>(window);
        for (const TouchButton* button : buttons) {
            const QRect place = placeOf(button, &window);
            const QByteArray who = button->objectName().toUtf8();
            QVERIFY2(whole.contains(place), who);
            QVERIFY2(place.top() >= 480, who);
            QVERIFY2(place.height() >= 81 && place.width() >= 81, who);
            QVERIFY2(!isMain(button) || place.height() >= (elder ? 128 : 96), who);
            QVERIFY2(button->textFits(), who);
            QVERIFY2(!button->accessibleName().isEmpty(), who);
            QVERIFY2(button->accessibleName().startsWith(button->text()), who);
            QCOMPARE(button->accessibleDescription(), QString()); // ids are not for ears
            QCOMPARE(missingGlyph(button->accessibleName(), button->font()), QString());
        }
        const int gap = elder ? 32 : 24;
        for (qsizetype i = 0; i < buttons.size(); ++i)
            for (qsizetype k = i + 1; k < buttons.size(); ++k) {
                const QRect grown = placeOf(buttons[i], &window).adjusted(-gap, -gap, gap, gap);
                QVERIFY2(!grown.intersects(placeOf(buttons[k], &window)),
                    qPrintable(
                        buttons[i]->objectName() + QLatin1Char(' ') + buttons[k]->objectName()));
            }
        for (const TextLabel* label : shown<TextLabel>(window)) {
            const QByteArray who = label->text().toUtf8();
            QVERIFY2(whole.contains(placeOf(label, &window)), who);
            QVERIFY2(label->heightForWidth(label->width()) <= label->height(), who);
            QVERIFY2(label->width() >= label->font().pixelSize() || label->text().isEmpty(), who);
            QVERIFY2(label->font().pixelSize() >= (elder ? 36 : 28), who);
            QCOMPARE(missingGlyph(label->text(), label->font()), QString());
        }
        lookForOverlaps(window);
    }

    void lookForOverlaps(const QWidget& window)
    {
        QList<QWidget*> leaves;
        for (auto* one : shown<TextLabel>(window))
            leaves.push_back(one);
        for (auto* one : shown<TouchButton>(window))
            leaves.push_back(one);
        for (auto* one : shown<QrView>(window))
            leaves.push_back(one);
        for (qsizetype i = 0; i < leaves.size(); ++i)
            for (qsizetype k = i + 1; k < leaves.size(); ++k)
                QVERIFY2(!placeOf(leaves[i], &window).intersects(placeOf(leaves[k], &window)),
                    qPrintable(leaves[i]->accessibleName() + leaves[k]->accessibleName()));
    }

private Q_SLOTS:
    void show_everyScreen_isReadableAndInReach_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("elder");
        QTest::addColumn<bool>("contrast");
        for (const char* language : { "zh_CN", "en" })
            for (const bool elder : { false, true })
                for (const bool contrast : { false, true })
                    QTest::addRow("%s %s %s", language, elder ? "elder" : "standard",
                        contrast ? "contrast" : "light")
                        << QString::fromLatin1(language) << elder << contrast;
    }
    void show_everyScreen_isReadableAndInReach()
    {
        QFETCH(QString, language);
        QFETCH(bool, elder);
        QFETCH(bool, contrast);
        KioskWindow window;
        window.resize(1080, 1920);
        window.show();
        window.setLanguage(language);
        window.setElder(elder);
        window.setHighContrast(contrast);
        window.setFrame({ QStringLiteral("10:42"), true, false, 128, true, true });
        std::vector<test::Sample> samples = test::sampleScreens(language);
        for (test::Sample& sample : test::journeyScreens())
            samples.push_back(std::move(sample));
        const QString gallery = qEnvironmentVariable("YIDI_GALLERY");
        for (const test::Sample& sample : samples) {
            window.showScreen(sample.screen);
            QCoreApplication::sendPostedEvents(); // words that changed on a page that stays
            const QPixmap picture = window.grab(); // lays out
            if (!gallery.isEmpty())
                QVERIFY(picture.save(QStringLiteral("%1/%2 %3.png")
                                         .arg(gallery, QLatin1String(QTest::currentDataTag()),
                                             QLatin1String(sample.name))));
            const auto* page = window.findChild<Page*>();
            QVERIFY2(page && page->objectName().startsWith(QLatin1String("page:")), sample.name);
            QVERIFY2(!page->accessibleName().isEmpty(), sample.name);
            lookAt(window, elder);
            if (QTest::currentTestFailed()) {
                qWarning("on screen %s", sample.name.constData());
                return;
            }
        }
        window.setLanguage(QStringLiteral("zh_CN"));
    }

    void show_rareCharacters_haveGlyphs()
    {
        const QFont font = tokensFor({}).font(TextSize::Body);
        QCOMPARE(missingGlyph(test::rareCharacters(), font), QString());
        QVERIFY(!missingGlyph(QString::fromUcs4(U"\U0010FFFD"), font).isEmpty());
    }

    /// Half as large a screen shows the same page at half the size.
    void show_onASmallScreen_scalesTheWholePage()
    {
        KioskWindow window;
        window.resize(1080, 1920);
        window.show();
        const auto samples = test::sampleScreens(QStringLiteral("zh_CN"));
        for (const QSize size : { QSize(540, 960), QSize(1366, 768) }) {
            window.resize(size);
            for (const test::Sample& sample : samples) {
                window.showScreen(sample.screen);
                window.grab();
                for (const TouchButton* button : shown<TouchButton>(window)) {
                    QVERIFY2(window.rect().contains(placeOf(button, &window)), sample.name);
                    QVERIFY2(button->textFits(), sample.name);
                    QVERIFY2(placeOf(button, &window).top() >= window.height() / 4, sample.name);
                }
                for (const TextLabel* label : shown<TextLabel>(window))
                    QVERIFY2(label->heightForWidth(label->width()) <= label->height(),
                        qPrintable(label->text()));
            }
        }
    }
};

QTEST_MAIN(TestKioskWalk)
#include "tst_kiosk_walk.moc"
