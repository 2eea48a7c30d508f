// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/tidy/checks.h"

#include <iostream>

/// tidy_tree ROOT: prints every place of the tree that breaks a rule; exit 1 when there is one.
int main(int argc, char** argv)
{
    if (argc != 2) {
        std::cerr << "use: tidy_tree ROOT\n";
        return 2;
    }
    const tidy::Tree tree = tidy::readTree(argv[1]);
    const auto findings = tidy::findingsIn(tree);
    for (const auto& finding : findings)
        std::cout << finding.toString() << '\n';
    std::cout << tree.size() << " files, " << tidy::allChecks().size() << " checks, "
              << findings.size() << " findings\n";
    return findings.empty() && tree.size() > 1 ? 0 : 1;
}
