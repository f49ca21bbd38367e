// The nearest known name to a misspelt one.
#include "Support/DidYouMean.h"
#include "llvm/ADT/StringExtras.h"

namespace clang::tidy::coro {

llvm::StringRef nearestName(llvm::StringRef Typed,
                            llvm::ArrayRef<llvm::StringRef> Known) {
  llvm::StringRef Best;
  unsigned BestDistance = (Typed.size() + 2) / 3 + 1;
  for (llvm::StringRef Candidate : Known) {
    unsigned Distance = Typed.edit_distance(Candidate, true, BestDistance);
    if (Distance < BestDistance) {
      Best = Candidate;
      BestDistance = Distance;
    }
  }
  return Best;
}

std::string didYouMean(llvm::StringRef Typed,
                       llvm::ArrayRef<llvm::StringRef> Known) {
  llvm::StringRef Best = nearestName(Typed, Known);
  return Best.empty() ? "" : "; did you mean '" + Best.str() + "'?";
}

std::string didYouMeanOneOf(llvm::StringRef Typed,
                            llvm::ArrayRef<llvm::StringRef> Known) {
  std::string Said = didYouMean(Typed, Known);
  if (Known.empty())
    return Said;
  std::string Last = Known.back().str();
  Known = Known.drop_back();
  return Said + " (there are " + llvm::join(Known, ", ") +
         (Known.empty() ? "" : " and ") + Last + ")";
}

} // namespace clang::tidy::coro
