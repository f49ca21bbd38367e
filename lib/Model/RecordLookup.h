// Looks into classes without Sema: members through bases, and classes that stay templates.
#ifndef CORO_TIDY_MODEL_RECORDLOOKUP_H
#define CORO_TIDY_MODEL_RECORDLOOKUP_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace clang::tidy::coro {

/// The class that \p T is, with a body if there is one to be had.
///
/// References and cv-qualifiers are looked through. A template-id that depends on template parameters, or a
/// specialisation that was never instantiated, gives the class template's own (pattern) class; a dependent member type
/// (`typename Traits<T>::type`) is looked up in the pattern of its scope. \returns null for what is no class.
const CXXRecordDecl *classOf(QualType T);

/// The class that \p Qualifier (`Class::`) names, or null.
const CXXRecordDecl *classOf(NestedNameSpecifier Qualifier);

/// The class template that \p Record is the pattern or a specialisation of; else null.
const ClassTemplateDecl *templateOf(const CXXRecordDecl *Record);

/// Calls \p Visit for \p Record and each of its bases, patterns for dependent ones, until it returns false.
void forEachClass(const CXXRecordDecl *Record,
                  llvm::function_ref<bool(const CXXRecordDecl *)> Visit);

/// The members named \p Name of \p Record, or else of its nearest base that has some. Using-declarations are looked
/// through.
llvm::SmallVector<const NamedDecl *, 4>
membersNamed(const CXXRecordDecl *Record, DeclarationName Name);
llvm::SmallVector<const NamedDecl *, 4>
membersNamed(const CXXRecordDecl *Record, llvm::StringRef Name);

/// The same, functions only; a function template gives its pattern.
llvm::SmallVector<const FunctionDecl *, 4>
methodsNamed(const CXXRecordDecl *Record, DeclarationName Name);
llvm::SmallVector<const FunctionDecl *, 4>
methodsNamed(const CXXRecordDecl *Record, llvm::StringRef Name);

/// The overloads of the operator \p Kind that are members of \p Record.
llvm::SmallVector<const FunctionDecl *, 4>
operatorsOf(const CXXRecordDecl *Record, OverloadedOperatorKind Kind);

/// The constructors of \p Record, no templates; those that the compiler has not declared yet are missing. Unlike
/// CXXRecordDecl::ctors() this asks for nothing else of a class that comes from a precompiled header.
llvm::SmallVector<const CXXConstructorDecl *, 4>
constructorsOf(const CXXRecordDecl &Record);

/// The first of methodsNamed(), or null.
const FunctionDecl *methodNamed(const CXXRecordDecl *Record,
                                llvm::StringRef Name);

/// The member type \p Name of \p Record, or a null type.
QualType memberType(const CXXRecordDecl *Record, llvm::StringRef Name);

/// \p D itself, or the function inside the function template \p D; null for anything else.
const FunctionDecl *asFunction(const NamedDecl *D);

/// The body of \p F, that of its template pattern if \p F's own was not instantiated; null if there is none to be seen.
const Stmt *bodyOf(const FunctionDecl *F);

/// Whether \p T stands for a type that is not deduced: in a template clang takes a placeholder for dependent, and says
/// that it is deduced.
bool isUndeduced(QualType T);

/// The type that calling \p F gives. For a deduced type that is not deduced yet (a pattern), what its return statements
/// are of, as far as that can be told, if they agree; else a null type.
QualType resultOf(const FunctionDecl *F);

} // namespace clang::tidy::coro

#endif
