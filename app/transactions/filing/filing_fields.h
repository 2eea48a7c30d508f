// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/filing.h"
#include "app/transactions/codec.h"

/// Field lists that several transactions of this family share; for their .cpp alone.
namespace yidi {

inline QString evidenceName(bool byCommitment)
{
    return byCommitment ? QStringLiteral("commitment") : QStringLiteral("document");
}

inline bool evidenceFromName(const QString& name, bool& byCommitment)
{
    byCommitment = name == evidenceName(true);
    return byCommitment || name == evidenceName(false);
}

/// Everybody who asks at once: how papers were promised, who stands here for the person, what a
/// clerk has seen.
template <class V>
void proofFields(V& wire, FilingRequest& request)
{
    CommitmentProof proof = request.commitment.value_or(CommitmentProof());
    FilingAgent agent = request.agent.value_or(FilingAgent());
    wire.code(u"role", request.role, filingRoleName, filingRoleFromName);
    wire.code(u"evidence", request.byCommitment, evidenceName, evidenceFromName);
    wire.text(u"commitment_version", proof.version, 30);
    wire.time(u"commitment_time", proof.at);
    wire.text(u"commitment_by", proof.by, 20);
    wire.texts(u"papers", request.papers, 60);
    wire.text(u"hold_exception", request.holdException, 60);
    wire.text(u"agnter_name", agent.name, 50);
    wire.text(u"agnter_cert_type", agent.certType, 6);
    wire.text(u"agnter_certno", agent.certNo, 50);
    wire.text(u"agnter_tel", agent.phone, 30);
    wire.text(u"agnter_rlts", agent.relation, 30);
    request.commitment = proof == CommitmentProof() ? std::nullopt : std::optional(proof);
    request.agent = agent == FilingAgent() ? std::nullopt : std::optional(agent);
}

/// A request whole, in any operation; `need` of what tells who it is about.
template <class V>
void requestFields(V& wire, FilingRequest& request, Need need = {})
{
    wire.code(u"operation", request.operation, filingOperationName, filingOperationFromName);
    wire.code(u"channel", request.channel, filingChannelName, filingChannelFromName);
    wire.text(u"trt_dcla_detl_sn", request.target, 30);
    wire.text(u"psn_no", request.psnNo, 30);
    wire.text(u"insutype", request.insutype, 6);
    wire.text(u"insu_admdvs", request.insuredRegion, 6, need);
    wire.text(u"rloc_admdvs", request.careRegion, 6);
    wire.text(u"psn_cert_type", request.certType, 6, need);
    wire.text(u"certno", request.certNo, 50, need);
    wire.text(u"psn_name", request.psnName, 50, need);
    wire.text(u"tel", request.phone, 50);
    wire.date(u"begndate", request.begin);
    wire.date(u"enddate", request.end);
    wire.code(u"rloc_rea", request.category, filingCategoryCode, filingCategoryFromCode);
    wire.text(u"fixmedins_code", request.institutionCode, 30);
    wire.date(u"refl_date", request.referredOn);
    proofFields(wire, request);
}

template <class V>
void fields(V& wire, Refusal& refusal)
{
    wire.text(u"code", refusal.code, 10, required);
    wire.text(u"blocking", refusal.blocking, 200);
    wire.text(u"remedy", refusal.remedy, 60);
}

template <class V>
void fields(V& wire, Filing& filing)
{
    wire.text(u"trt_dcla_detl_sn", filing.number, 30, required);
    wire.code(u"state", filing.state, filingStateName, filingStateFromName, required);
    wire.code(u"rloc_rea", filing.category, filingCategoryCode, filingCategoryFromCode, required);
    wire.text(u"insu_admdvs", filing.insuredRegion, 6);
    wire.text(u"rloc_admdvs", filing.careRegion, 6);
    wire.date(u"begndate", filing.begin);
    wire.date(u"enddate", filing.end);
    wire.text(u"decided_by", filing.decidedBy, 50);
    wire.time(u"decided_at", filing.decidedAt);
    wire.text(u"mdtrt_id", filing.boundVisit, 30);
    wire.code(u"out_fil_upld_stas", filing.upload, nationalUploadName, nationalUploadFromName);
    wire.texts(u"papers", filing.papers, 60);
    wire.date(u"papers_due", filing.papersDue);
    wire.list(u"reasons", filing.reasons);
}

} // namespace yidi
