;;; fix-lsp-mode.el --- Emacs with lsp-mode: open a file, take the fix of the finding, save. -*- lexical-binding: t -*-

;; emacs -Q --batch -l fix-lsp-mode.el, with FILE, CLIENT and SERVER in the environment.

(load (expand-file-name "wait.el" (file-name-directory load-file-name)))
(require 'lsp-mode)
(require 'coro-tidy)

(setq coro-tidy-program (getenv "SERVER")
      ;; Without clangd: whether that is installed is not the test's business.
      lsp-enabled-clients '(coro-tidy)
      lsp-auto-guess-root t
      lsp-enable-snippet nil
      lsp-diagnostics-provider :none)
(coro-tidy-lsp-mode-setup)

(defun findings ()
  "The diagnostics of the file."
  (gethash (lsp--fix-path-casing (getenv "FILE")) (lsp-diagnostics)))

(find-file (getenv "FILE"))
(lsp)
(wait-until "a finding" #'findings)
(goto-char (point-min))
(search-forward "step();" nil nil 2)
(goto-char (match-beginning 0))
(let* ((actions (append (lsp-code-actions-at-point) nil))
       (fix (seq-find #'lsp:code-action-is-preferred? actions)))
  (unless fix
    (error "No preferred action among %S" actions))
  (lsp-execute-code-action fix))
(wait-until "the finding to go" (lambda () (null (findings))))
(save-buffer)
