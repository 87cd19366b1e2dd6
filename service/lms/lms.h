// The interface for learning platforms (docs/lms.md): works are handed in, reports asked for and opened, webhooks told.
#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/config/settings.h"
#include "service/http/message.h"
#include "service/http/router.h"
#include "service/lms/requests.h"
#include "service/viewer/grant.h"
#include "service/works/workshop.h"

namespace tamga {

// Outlives the server that its handlers answer for.
class Lms {
 public:
  // `settings` of the whole service: those of the platforms, of the webhooks, and the levels of the roles.
  Lms(Workshop& workshop, const Settings& settings);

  // BASE/api/v1, and what lies beside it: the viewer, and where platforms send their own error logs.
  std::vector<Api> apis();

 private:
  std::vector<Route> submission_routes();
  std::vector<Route> report_routes();
  std::vector<Route> hook_routes();
  std::vector<Route> eula_routes();

  Response create(const Request& request, const Caller& caller);
  Response upload(const Request& request, const std::string& id, const Caller& caller);
  Response submission(const std::string& id, const Caller& caller);
  Response remove(const Request& request, const std::string& id, const Caller& caller);
  Response ask_report(const Request& request, const std::string& id, const Caller& caller);
  Response similarity(const std::string& id, const Caller& caller);
  Response viewer_url(const Request& request, const std::string& id, const Caller& caller);
  Response show(const std::string& id, const std::string& token);
  Response filters(const Request& request, const std::string& id, const std::string& token);
  Response make_pdf(const Request& request, const std::string& id, const Caller& caller);
  Response pdf_status(const std::string& id, const std::string& pdf, const Caller& caller);
  Response pdf(const std::string& id, const std::string& pdf, const Caller& caller);
  Response register_hook(const Request& request, const Caller& caller);
  Response hooks(const Caller& caller);
  Response hook(const std::string& id, const Caller& caller);
  Response change_hook(const Request& request, const std::string& id, const Caller& caller);
  Response remove_hook(const std::string& id, const Caller& caller);
  Response eula(const Request& request, const std::string& version);
  Response eula_page();
  Response accept_eula(const Request& request, const std::string& version, const Caller& caller);
  Response accepted(const std::string& user, const Caller& caller);

  // Whether the user may hand in: an agreement is not asked for, comes along, or is on record.
  Result<bool> agreed(const Desk& desk, const SubmissionRequest& request, const Caller& caller) const;
  Result<std::vector<std::string>> collections(const Desk& desk, const SimilarityRequest& request) const;
  std::string public_base(const Request& request) const;

  Workshop& workshop_;
  LmsSettings settings_;
  AddressRules rules_;
  ViewerLevel level_;  // that the platforms' teachers see at most
  OwnScope self_match_;
  std::string eula_page_;
  ViewerKey viewer_key_;
  std::mutex large_uploads_;  // one at a time: each is copied several times on its way to the disk
};

// The settings of a workshop as the service's settings have them; without the bodies of the own API's events.
WorkshopSettings workshop_settings(const Settings& settings);

}  // namespace tamga
