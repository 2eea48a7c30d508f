// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/tidy/checks.h"

#include <iostream>
#include <map>

/// tidy_tree ROOT: prints every place of the tree that breaks a rule; exit 1 when there is one.
int main(int argc, char** argv)
{
    if (argc != 2) {
        std::cerr << "use: tidy_tree ROOT\n";
        return 2;
    }
    const tidy::Tree tree = tidy::readTree(argv[1]);
    const auto findings = tidy::findingsIn(tree);
    std::map<std::string, int> told; // of one kind and file the first few tell enough
    for (const auto& finding : findings)
        if (++told[finding.path + ": [" + finding.check + ']'] <= 5)
            std::cout << finding.toString() << '\n';
    for (const auto& [where, count] : told)
        if (count > 5)
            std::cout << where << ": " << count - 5 << " more\n";
    std::cout << tree.size() << " files, " << tidy::allChecks().size() << " checks, "
              << findings.size() << " findings\n";
    return findings.empty() && tree.size() > 1 ? 0 : 1;
}
