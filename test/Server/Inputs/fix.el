;;; fix.el --- Emacs with eglot: open a file, take the first quick fix of the finding, save. -*- lexical-binding: t -*-

;; emacs -Q --batch -l fix.el, with FILE, CLIENT and SERVER (empty: no server) in the environment.

(load (expand-file-name "wait.el" (file-name-directory load-file-name)))
(require 'eglot)
(require 'flymake)

(find-file (getenv "FILE"))
(if (string= (getenv "SERVER") "")
    (when (flymake-diagnostics)
      (error "Found something without a server"))
  (setq coro-tidy-program (getenv "SERVER"))
  (require 'coro-tidy)
  (coro-tidy-eglot-setup)
  (setq eglot-sync-connect 20)
  (apply #'eglot (eglot--guess-contact))
  (wait-until "a finding" #'flymake-diagnostics)
  (goto-char (flymake-diagnostic-beg (car (flymake-diagnostics))))
  ;; An event that is a list is a click of the mouse: eglot would pop up a menu.
  (let ((tick (buffer-chars-modified-tick))
        (last-nonmenu-event ?x))
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt _choices &optional _predicate _match _initial _history default &rest _)
                 (if (consp default) (car default) default))))
      (eglot-code-actions (point) (point) "quickfix" t))
    (wait-until "the fix" (lambda () (/= tick (buffer-chars-modified-tick)))))
  ;; There are no idle timers in batch mode.
  (eglot--signal-textDocument/didChange)
  (wait-until "the finding to go" (lambda () (null (flymake-diagnostics))))
  (save-buffer))
