;;; wait.el --- What the tests in Emacs share: the packages of Debian, and waiting. -*- lexical-binding: t -*-

(require 'package)
(add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa")
(package-activate-all)
(add-to-list 'load-path (getenv "CLIENT"))

(defun wait-until (what condition)
  "Wait until CONDITION holds, and end in error with WHAT if it never does."
  (let ((left 3000))
    (while (not (funcall condition))
      (when (< (setq left (1- left)) 0)
        (error "Waited in vain for %s" what))
      (accept-process-output nil 0.02))))
