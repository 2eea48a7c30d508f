// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/training/document_reader.h"

#include <QCoreApplication>

#include <cstdio>

#include <unistd.h>

using namespace yidi;

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3 || arguments[1] != QLatin1String("--show")) {
        std::fprintf(stderr,
            "usage: yidi-training-document-reader --show FILE\n"
            "FILE says what lies on the reader, and is read again and again:\n"
            "  {\"person\":\"NX-01\"}  or  {\"document\":{...}}, with \"fault\":NAME if wanted\n"
            "faults: %s\n",
            qPrintable(trainingReaderFaults().join(u' ')));
        return 2;
    }
    return TrainingDocumentReader(arguments[2]).run(STDIN_FILENO, STDOUT_FILENO);
}
