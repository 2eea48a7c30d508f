// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRectF>
#include <QString>

class QPainter;

namespace yidi {

/// Draws `text` as a QR code, level M, with its quiet zone of four modules, as large as `where`
/// allows. False when the text is too long for a code.
bool drawQrCode(QPainter& painter, const QRectF& where, const QString& text);

} // namespace yidi
