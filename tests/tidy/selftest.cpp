// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/tidy/checks.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <unistd.h>

using namespace tidy;

namespace {

/// A file that breaks one rule, or (check empty) none although it looks like it.
struct Fixture {
    std::string_view check;
    std::string path;
    std::string text;
};

const std::string licence = "// SPDX-FileCopyrightText: 2026 Yidi authors\n"
                            "// SPDX-License-Identifier: Apache-2.0\n";

std::string message(const std::string& source, const std::string& translation)
{
    return "<message>\n<source>" + source + "</source>\n" + translation + "\n</message>\n";
}

std::vector<Fixture> fixtures()
{
    const std::string wide(101, 'x');
    const std::string fit = "// " + std::string(97, 'x');
    std::vector<Fixture> rows = {
        // Red: each names the check that must speak, and no other may.
        { "include-direction", "app/domain/a/a.cpp", "#include \"app/store/outbox.h\"\n" },
        { "include-direction", "app/base/a.h", "#include \"app/domain/person/person.h\"\n" },
        { "include-direction", "reader/a.cpp", "#include \"app/domain/filing/filing.h\"\n" },
        { "include-direction", "app/journeys/a.cpp", "#include \"app/transactions/envelope.h\"\n" },
        { "include-direction", "ui/a.cpp", "#include \"app/shell/runner.h\"\n" },
        { "include-direction", "app/shell/a.cpp", "#include \"ui/kiosk/kiosk_window.h\"\n" },
        { "include-direction", "app/province/a.cpp", "#include \"app/store/outbox.h\"\n" },
        { "include-direction", "app/kiosk/main.cpp", "#include \"tests/tidy/checks.h\"\n" },
        { "include-direction", "app/base/a.cpp", "#include \"a.h\"\n" },
        { "include-direction", "app/stray/a.cpp", "int a;\n" },
        { "library-home", "app/store/a.cpp", "#include <QSqlDatabase>\n" },
        { "library-home", "app/province/front/a.cpp", "#include <sqlite3.h>\n" },
        { "library-home", "reader/service/a.cpp", "#include <winscard.h>\n" },
        { "library-home", "app/shell/a.cpp", "#include <QWidget>\n" },
        { "library-home", "ui/pages/a.cpp", "#include <QNetworkAccessManager>\n" },
        { "library-home", "app/store/b.cpp", "#include <botan/sm3.h>\n" },
        { "style-sheet", "ui/theme/a.cpp", "void a() { w->setStyleSheet(s); }\n" },
        { "literal-colour", "ui/pages/a.cpp", "auto a = QStringLiteral(\"#1a2B3c\");\n" },
        { "literal-colour", "ui/pages/b.cpp", "auto a = \"x #ff1a2b3c y\";\n" },
        { "literal-colour", "app/kiosk/a.cpp", "auto a = QColor(12, 34, 56);\n" },
        { "fixed-size", "ui/pages/a.cpp", "void a() { b->setFixedHeight(80); }\n" },
        { "fixed-size", "ui/pages/b.cpp", "void a() { font.setPointSizeF(n); }\n" },
        { "float-money", "app/domain/a/a.h", "double a = 0;\n" },
        { "float-money", "app/base/money.cpp", "auto a = text.toDouble();\n" },
        { "float-money", "app/province/a.cpp", "auto a = static_cast<float>(b);\n" },
        { "float-money", "app/transactions/a.cpp", "qreal a;\n" },
        { "built-sql", "app/store/a.cpp", "auto a = \"SELECT * FROM \" + table;\n" },
        { "built-sql", "app/store/b.cpp", "auto a = QStringLiteral(\"DELETE FROM %1\");\n" },
        { "built-sql", "app/store/c.cpp",
            "auto a = QString(\"UPDATE t \"\n \"SET a=\").arg(b);\n" },
        { "built-sql", "app/store/d.cpp", "auto a = R\"(\n INSERT INTO t)\" + b;\n" },
        { "built-sql", "app/store/e.cpp", "auto a = b + QByteArray(\" WHERE a = 1\");\n" },
        { "built-sql", "app/store/f.cpp", "auto a = b + \" AND c = \" + d;\n" },
        { "sql-home", "app/province/front/a.cpp", "auto a = \"SELECT a FROM t\";\n" },
        { "sql-home", "app/tool/a.cpp", "auto a = R\"(\n DELETE FROM t)\";\n" },
        { "ignored-tls", "app/sync/a.cpp", "void a() { reply->ignoreSslErrors(); }\n" },
        { "ignored-tls", "app/sync/b.cpp", "auto a = QSslSocket::VerifyNone;\n" },
        { "ignored-tls", "app/sync/c.cpp", "auto a = QSslSocket::QueryPeer;\n" },
        { "ignored-tls", "app/province/d.cpp", "auto a = ssl::verify_none;\n" },
        { "ignored-tls", "check", "curl --insecure https://127.0.0.1\n" },
        { "skipped-test", "tests/a.cpp", "void a() { QSKIP(\"no reader\"); }\n" },
        { "skipped-test", "tests/b.cpp", "void a() { GTEST_SKIP(); }\n" },
        { "left-open", "app/base/a.cpp",
            "// TO"
            "DO: later\n" },
        { "left-open", "docs/a.md",
            "FIX"
            "ME\n" },
        { "sleep", "app/sync/a.cpp", "void a() { std::this_thread::sleep_for(b); }\n" },
        { "sleep", "reader/a.cpp", "void a() { QThread::msleep(5); }\n" },
        { "sleep", "ui/a.cpp", "void a() { usleep(5); }\n" },
        { "sleep", "tests/a.cpp", "void a() { QTest::qWait(100); }\n" },
        { "machine-time", "app/province/a.cpp", "auto a = QDateTime::currentDateTime();\n" },
        { "machine-time", "reader/a.cpp", "auto a = std::chrono::system_clock::now();\n" },
        { "exception", "app/store/a.cpp", "void a() { throw 1; }\n" },
        { "text-below-ui", "app/domain/a/a.cpp", "auto a = QObject().tr(\"filed\");\n" },
        { "text-below-ui", "app/journeys/a.cpp",
            "auto a = QCoreApplication::translate(\"a\", \"b\");\n" },
        { "chinese-literal", "ui/pages/a.cpp", "auto a = QStringLiteral(\"备案\");\n" },
        { "chinese-literal", "app/journeys/a.cpp", "auto a = R\"x(结\n算)x\";\n" },
        { "chinese-literal", "app/kiosk/a.cpp", "auto a = \"a：\";\n" },
        { "translation-unfinished", "translations/a.ts",
            message("案", "<translation type=\"unfinished\">filing</translation>") },
        { "translation-unfinished", "translations/a.ts",
            message("案", "<translation type=\"vanished\">filing</translation>") },
        { "translation-unfinished", "translations/a.ts",
            message("案", "<translation></translation>") },
        { "translation-unfinished", "translations/a.ts", message("案", "<translation/>") },
        { "translation-unfinished", "translations/a.ts", message("案", "") },
        { "translation-unfinished", "translations/a.ts",
            message("案",
                "<translation><numerusform>one</numerusform>"
                "<numerusform></numerusform></translation>") },
        { "translation-placeholder", "translations/a.ts",
            message("第 %1 步，共 %2 步", "<translation>Step %1</translation>") },
        { "translation-placeholder", "translations/a.ts",
            message("%1", "<translation>%12</translation>") },
        { "translation-placeholder", "translations/a.ts",
            message("%1",
                "<translation><numerusform>%1</numerusform>"
                "<numerusform>none</numerusform></translation>") },
        { "translation-placeholder", "translations/a.ts",
            message("{amount} 元", "<translation>{sum} yuan</translation>") },
        { "licence", "app/base/b.cpp", "int a;\n" },
        { "licence", "start", "#!/bin/sh\n" },
        { "licence", "ui/CMakeLists.txt", "# nothing\n" },
        { "top-level", "notes.txt", "a\n" },
        { "top-level", "server/", "" },
        { "long-line", "app/base/a.cpp", "// " + wide + '\n' },
        { "trailing-space", "README.md", "a \n" },
        { "trailing-space", "app/base/a.cpp", "int a;\t\n" },
        { "trailing-space", "app/base/a.cpp", "int a;\r\n" },
        { "trailing-space", "README.md", "no line break" },

        // Green: what is allowed, or only looks like the thing.
        { "", "app/base/a.cpp", "#include \"app/base/a.h\"\n#include <QString>\n" },
        { "", "reader/a.cpp", "#include \"app/domain/card/card.h\"\n" },
        { "", "reader/service/a.cpp", "#include \"reader/pcsc/pcsc.h\"\n#include \"a.moc\"\n" },
        { "", "app/tool/a.cpp", "#include \"app/province/province.h\"\n" },
        { "", "app/kiosk/main.cpp",
            "#include \"ui/kiosk/kiosk_window.h\"\n#include <QApplication>\n" },
        { "", "reader/pcsc/a.cpp", "#include <winscard.h>\n" },
        { "", "app/province/ledger/a.cpp", "#include <sqlite3.h>\nauto a = \"SELECT 1\";\n" },
        { "", "app/base/a.cpp", "// #include \"app/store/outbox.h\" setStyleSheet throw double\n" },
        { "", "app/domain/a/a.cpp", "/* double\n float */ int doubled; auto a = \"double\";\n" },
        { "", "app/domain/a/a.cpp", "int a = 1'000'000; double_t b; auto c = '\"'; // throw\n" },
        { "", "ui/theme/a.cpp", "auto a = \"#1a2b3c\"; void b() { c->setFixedHeight(1); }\n" },
        { "", "ui/pages/a.cpp", "auto a = \"#12\"; auto b = QColor(palette().text().color());\n" },
        { "", "app/store/a.cpp",
            "auto a = QByteArray(\"SELECT a FROM t \"\n  \"WHERE b = ?1\");\n" },
        { "", "app/sync/b.cpp", "auto a = \"SELECT file \" + b; auto c = \"UPDATE \" + d;\n" },
        { "", "app/base/clock.cpp", "auto a = QDateTime::currentDateTimeUtc();\n" },
        { "", "tests/a.cpp", "void a() { QTest::qWaitFor(b); auto c = \"QSKIP 备案\"; }\n" },
        { "", "app/domain/a/a.cpp", "// filing (备案)\nint attr(int); auto a = attr(1);\n" },
        { "", "ui/text/a.cpp", "auto a = QStringLiteral(\"备案\");\n" },
        { "", "app/province/a.cpp", "auto a = QStringLiteral(\"无此交易\");\n" },
        { "", "app/base/a.cpp", fit + '\n' },
        { "", "app/base/a.cpp", "// " + std::string("备") + fit.substr(4) + '\n' },
        { "", "resources/a.json", "{}\n" },
        { "", "translations/a.ts",
            message("%1 共 %2 {a}", "<translation>{a} %2 of %L1</translation>")
                + message("%n 页",
                    "<translation><numerusform>one page</numerusform>"
                    "<numerusform>%n pages</numerusform></translation>") },
        { "", ".clang-format", "a: b\n" },
        { "", "docs/", "" },
    };
    return rows;
}

/// The licence lines where they are not the matter.
Source sourceOf(const Fixture& fixture)
{
    const bool isCpp = endsWith(fixture.path, ".cpp") || endsWith(fixture.path, ".h");
    const bool addLicence = fixture.check != "licence" && (isCpp || fixture.path == "check");
    return Source(fixture.path, (addLicence ? licence : std::string()) + fixture.text);
}

int failures = 0;

void expect(bool holds, const std::string& what)
{
    if (!holds) {
        ++failures;
        std::cout << "FAIL " << what << '\n';
    }
}

void eachFixture_onlyItsOwnCheckSpeaks()
{
    for (const Fixture& fixture : fixtures()) {
        const auto findings = findingsIn({ sourceOf(fixture) });
        const std::string name = fixture.path + ": " + fixture.text;
        expect(findings.empty() == fixture.check.empty(),
            (findings.empty() ? "silent on " : "spoke on ") + name);
        for (const Finding& finding : findings)
            expect(finding.check == fixture.check, finding.toString() + "\n     on " + name);
    }
}

void eachCheck_hasARedFixture()
{
    const auto rows = fixtures();
    for (const Check& check : allChecks())
        expect(std::any_of(rows.begin(), rows.end(),
                   [&](const Fixture& fixture) { return fixture.check == check.name; }),
            "no red fixture for " + std::string(check.name));
}

void finding_namesTheLineAndTheReason()
{
    const auto findings = findingsIn(
        { Source("app/base/a.cpp", licence + "/* two\nlines */\nvoid a() { throw 1; }\n") });
    expect(findings.size() == 1 && findings.front().line == 5, "the line of a finding");
    expect(findings.size() == 1
            && findings.front().toString()
                == "app/base/a.cpp:5: [exception] throw – exceptions must not cross a slot; return "
                   "a "
                   "Result",
        "the words of a finding");
}

void readTree_readsTextAndLeavesOutWhatIsIgnored()
{
    namespace fs = std::filesystem;
    const fs::path root = fs::temp_directory_path() / ("yidi-tidy-" + std::to_string(getpid()));
    const auto write = [&](const std::string& path, const std::string& text) {
        fs::create_directories((root / path).parent_path());
        std::ofstream(root / path) << text;
    };
    write(".gitignore", "/build/\n");
    write("build/a.cpp", "throw\n");
    write("app/base/a.cpp", licence + "void a() { throw 1; }\n");
    write("app/base/picture.png", "not text \n");
    write("tests/data/bill.txt", "as it came \n");
    write("stray.txt", "a\n");
    write("server/a.cpp", licence);
    std::vector<std::string> seen;
    for (const Finding& finding : findingsIn(readTree(root.string())))
        seen.push_back(finding.path + ' ' + finding.check);
    fs::remove_all(root);
    expect(seen
            == std::vector<std::string> { "app/base/a.cpp exception", "server/ top-level",
                "stray.txt top-level" },
        "what is read from a folder");
}

} // namespace

int main()
{
    eachFixture_onlyItsOwnCheckSpeaks();
    eachCheck_hasARedFixture();
    finding_namesTheLineAndTheReason();
    readTree_readsTextAndLeavesOutWhatIsIgnored();
    std::cout << fixtures().size() << " fixtures, " << allChecks().size() << " checks, " << failures
              << " failures\n";
    return failures == 0 ? 0 : 1;
}
