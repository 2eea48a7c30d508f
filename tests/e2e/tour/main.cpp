// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// The tour: the main job, unattended, in the real windows inside the training world. Cards go in
// and out of the virtual reader, the pointer and the keys are real X events, the network is cut by
// a routing rule, the kiosk is killed with SIGKILL. At the end the books of both sides are read.
//
//   yidi-tour OUT       run by resources/training/tour.sh, which brings up screen and world
#include "tests/e2e/tour/tour.h"

#include <QDir>
#include <QGuiApplication>

#include <cstdio>

int main(int argc, char** argv)
{
    QGuiApplication application(argc, argv);
    if (argc != 2) {
        std::fprintf(stderr, "usage: yidi-tour OUT (run by resources/training/tour.sh)\n");
        return 2;
    }
    yidi::Tour tour(QDir(QString::fromLocal8Bit(argv[1])).absolutePath());
    using namespace yidi;
    std::vector<Stop> stops;
    for (const auto part : { kioskStops, moneyStops, cutStops, provisionalStops, drainedStops,
             chronicStops, ledgerStops, windowStops, lastStops }) {
        const auto more = part(tour);
        stops.insert(stops.end(), more.begin(), more.end());
    }
    return tour.run(stops) ? 0 : 1;
}
