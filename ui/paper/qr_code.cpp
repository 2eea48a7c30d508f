// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/paper/qr_code.h"

#include <QPainter>

#include <qrencode.h>

#include <memory>

namespace yidi {

bool drawQrCode(QPainter& painter, const QRectF& where, const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(bytes.constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        return false;

    constexpr int quietZone = 4;
    const double module = where.width() / (code->width + 2 * quietZone);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(where, Qt::white);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if (!(code->data[y * code->width + x] & 1))
                continue;
            // Edges are computed, not added up, so that neighbours meet without a gap.
            const double left = where.left() + (x + quietZone) * module;
            const double top = where.top() + (y + quietZone) * module;
            painter.fillRect(
                QRectF(QPointF(left, top), QPointF(left + module, top + module)), Qt::black);
        }
    }
    painter.restore();
    return true;
}

} // namespace yidi
