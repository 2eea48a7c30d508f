// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// The kiosk's voice on a sound device that is a file: was anything heard, and what never is.
#include "app/kiosk/speaker.h"
#include "ui/text/spoken.h"
#include "ui/text/words.h"

#include <QtTest>

#include <QTemporaryDir>

#include <algorithm>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace yidi;

namespace {

const QString prompts = QStringLiteral(YIDI_BIN_DIR "/prompts");

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

class SpeakerTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    qint64 heard() const { return QFileInfo(path("heard.raw")).size(); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const QByteArray device = "pcm.!default {\n type file\n slave.pcm { type null }\n file \""
            + path("heard.raw").toUtf8() + "\"\n format raw\n}\n";
        QVERIFY(write(path("asound.conf"), device));
        qputenv("ALSA_CONFIG_PATH", path("asound.conf").toUtf8());
    }

    void say_aSpokenPhrase_isHeard_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("Chinese") << QStringLiteral("zh_CN");
        QTest::newRow("English") << QStringLiteral("en");
    }
    void say_aSpokenPhrase_isHeard()
    {
        QFETCH(QString, language);
        Speaker speaker(prompts);
        speaker.say(Phrase::PromiseText, language);
        // Ten seconds of speech at least, at 22,050 samples of two bytes.
        QTRY_VERIFY_WITH_TIMEOUT(heard() > 10 * 44'100, 30'000);
    }

    void recording_ofEveryPhraseAndLanguage_isThere()
    {
        for (const Language& language : languages()) {
            for (const Phrase phrase : spokenPhrases()) {
                const QString file = spokenFile(phrase, language.code);
                QVERIFY2(
                    QFileInfo(prompts + QLatin1Char('/') + file).size() > 44'100, qPrintable(file));
            }
        }
    }

    /// Nothing of a person can be filled into what is spoken, and nothing else is spoken.
    void phrase_withAPlaceForData_isNeverSpoken()
    {
        for (const Phrase phrase : allPhrases) {
            const Words marked { phrase, std::vector<WordArg>(9, QStringLiteral("张三")) };
            const bool spoken = !spokenFile(phrase, QStringLiteral("zh_CN")).isEmpty();
            QVERIFY(!spoken || !yidi::say(marked).contains(QStringLiteral("张三")));
            QVERIFY(!spoken || !yidi::say(marked).contains(QLatin1Char('%')));
        }
        Speaker speaker(prompts);
        speaker.say(Phrase::MenuTitle, QStringLiteral("zh_CN"));
        QVERIFY(speaker.children().isEmpty());
    }

    /// The first "recording" is a pipe nobody writes to: its player hangs until it is stopped.
    void say_another_endsTheFirst()
    {
        const QString file = path("zh_CN/PromiseText.wav");
        QVERIFY(QDir().mkpath(path("zh_CN")));
        QCOMPARE(::mkfifo(file.toUtf8(), 0600), 0);
        Speaker speaker(m_folder->path());
        speaker.say(Phrase::PromiseText, QStringLiteral("zh_CN"));
        int pipe = -1;
        const auto hasReader = [&] {
            pipe = pipe >= 0 ? pipe : ::open(file.toUtf8(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
            return pipe >= 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasReader(), 30'000);
        const auto readerGone = [&] {
            pollfd asked { pipe, POLLOUT, 0 };
            return ::poll(&asked, 1, 0) == 1 && (asked.revents & POLLERR) != 0;
        };
        QVERIFY(!readerGone());
        speaker.say(Phrase::PromiseTextForOther, QStringLiteral("zh_CN"));
        QTRY_VERIFY_WITH_TIMEOUT(readerGone(), 30'000);
        ::close(pipe);
        QTRY_VERIFY_WITH_TIMEOUT(speaker.children().isEmpty(), 30'000); // the second had no file
    }

    void say_withoutASoundDevice_isSilentAndGoesAway()
    {
        QVERIFY(write(path("asound.conf"), "pcm.!default { type hw card 31 }\n"));
        Speaker speaker(prompts);
        speaker.say(Phrase::PromiseText, QStringLiteral("zh_CN"));
        QTRY_VERIFY_WITH_TIMEOUT(speaker.children().isEmpty(), 30'000);
        QCOMPARE(heard(), 0);
    }

    void say_withoutAPlayer_isSilent()
    {
        const QByteArray paths = qgetenv("PATH");
        qputenv("PATH", m_folder->path().toUtf8());
        Speaker speaker(prompts);
        speaker.say(Phrase::PromiseText, QStringLiteral("zh_CN"));
        qputenv("PATH", paths);
        QTRY_VERIFY_WITH_TIMEOUT(speaker.children().isEmpty(), 30'000);
        QCOMPARE(heard(), 0);
    }
};

QTEST_GUILESS_MAIN(SpeakerTest)
#include "tst_speaker.moc"
