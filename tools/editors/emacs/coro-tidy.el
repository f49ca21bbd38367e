;;; coro-tidy.el --- Find misuse of C++20 coroutines while typing -*- lexical-binding: t -*-

;; Package-Requires: ((emacs "26.3"))

;;; Commentary:

;; Starts the language server of coro-tidy for C++ buffers:
;;
;;   (require 'coro-tidy)
;;   (coro-tidy-eglot-setup)     ; then M-x eglot in a C++ buffer
;;   (coro-tidy-lsp-mode-setup)  ; or this for lsp-mode, where it runs beside clangd

;;; Code:

(defgroup coro-tidy nil
  "Find misuse of C++20 coroutines."
  :group 'tools)

(defcustom coro-tidy-program "coro-tidy"
  "The program, with its path if it is not in `exec-path'."
  :type 'string)

(defcustom coro-tidy-arguments nil
  "Further arguments of the server, such as \"--compile-commands-dir=build\"."
  :type '(repeat string))

(defvar eglot-server-programs)
(declare-function lsp-register-client "lsp-mode")
(declare-function make-lsp-client "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")
(declare-function lsp-activate-on "lsp-mode")

(defun coro-tidy-command (&rest _)
  "The command that starts the server."
  (append (list coro-tidy-program "server") coro-tidy-arguments))

(defun coro-tidy-eglot-setup ()
  "Have eglot start coro-tidy for C++.  Eglot has one server in a buffer: this one then replaces clangd there."
  (require 'eglot)
  (add-to-list 'eglot-server-programs (cons '(c++-mode) #'coro-tidy-command)))

(defun coro-tidy-lsp-mode-setup ()
  "Have lsp-mode start coro-tidy for C++, beside the server that it has for it."
  (require 'lsp-mode)
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection #'coro-tidy-command)
                    :activation-fn (lsp-activate-on "cpp")
                    :add-on? t
                    :server-id 'coro-tidy)))

(provide 'coro-tidy)
;;; coro-tidy.el ends here
