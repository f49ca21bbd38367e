// Correct use of QCoro: no check has anything to say here.
#include <QCoreApplication>
#include <QCoroAbstractSocket>
#include <QCoroAsyncGenerator>
#include <QCoroFuture>
#include <QCoroGenerator>
#include <QCoroLazyTask>
#include <QCoroNetworkReply>
#include <QCoroProcess>
#include <QCoroSignal>
#include <QCoroTask>
#include <QCoroThread>
#include <QCoroTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTcpSocket>
#include <QTimer>
#include <QtConcurrent>
#include <memory>

using namespace std::chrono_literals;

QCoro::Task<int> answer() { co_return 42; }
QCoro::LazyTask<QString> describe(QString Name) {
  co_await QCoro::sleepFor(1ms);
  co_return Name + QString::number(co_await answer());
}

// Qt's own types are awaitable in a QCoro coroutine.
QCoro::Task<QByteArray> fetch(QString Url) {
  QNetworkAccessManager Manager;
  QNetworkReply *Reply = co_await Manager.get(QNetworkRequest(Url));
  QByteArray Body = Reply->readAll();
  Reply->deleteLater();
  co_return Body;
}
QCoro::Task<int> compute() {
  QTimer Timer;
  Timer.start(10ms);
  co_await Timer;
  auto Future = QtConcurrent::run([] { return 1; });
  int Sum = co_await Future;
  Sum += co_await qCoro(Future).takeResult();
  co_return Sum;
}

QCoro::Generator<int> upTo(int N) {
  for (int I = 0; I < N; ++I)
    co_yield I;
}
QCoro::AsyncGenerator<int> ticks(int N) {
  for (int I : upTo(N)) {
    co_await QCoro::sleepFor(1ms);
    co_yield I;
  }
}
QCoro::Task<int> sum() {
  int Sum = 0;
  auto Ticks = ticks(3);
  for (auto It = co_await Ticks.begin(); It != Ticks.end(); co_await ++It)
    Sum += *It;
  QCORO_FOREACH(int I, ticks(4)) { Sum += I; }
  co_return Sum;
}

QCoro::Task<> talk(QString Host) {
  auto Socket = std::make_unique<QTcpSocket>();
  if (!co_await qCoro(Socket.get()).connectToHost(Host, 80))
    co_return;
  co_await qCoro(Socket.get()).write("hello\n");
  auto Line = co_await qCoro(Socket.get()).readLine();
  Socket->close();
  QProcess Process;
  co_await qCoro(Process).start("true", {});
  co_await qCoro(Process).waitForFinished();
}

// then() gives a new task, which is awaited.
QCoro::Task<QString> greet() {
  auto Text = co_await describe("greeting");
  co_return Text +
      co_await answer().then([](int I) { return QString::number(I); });
}

class Window : public QObject {
  Q_OBJECT
public:
  explicit Window(QObject *Parent = nullptr) : QObject(Parent) {
    connect(&Refresh, &QTimer::timeout, this, [this] { onRefresh(); });
    Refresh.start(1s);
  }
  // Every task is awaited or goes on by then().
  QCoro::Task<> load() {
    QPointer<Window> Guard(this);
    auto Body = co_await fetch("http://localhost");
    if (Guard.isNull())
      co_return;
    Text += QString("loaded");
    co_await qCoro(this, &Window::shown);
  }
  void onRefresh() {
    QCoro::connect(compute(), this,
                   [this](int Value) { Text += QString::number(Value); });
  }
  void shown();

private:
  QTimer Refresh;
  QString Text;
};

QCoro::Task<> inThread(QThread *Worker) {
  QThread *Here = QThread::currentThread();
  co_await QCoro::moveToThread(Worker);
  co_await compute();
  co_await QCoro::moveToThread(Here);
}

int main(int Argc, char **Argv) {
  QCoreApplication Application(Argc, Argv);
  Window Main;
  auto Loaded = Main.load();
  int Result = QCoro::waitFor(sum()) + QCoro::waitFor(compute());
  QCoro::waitFor(Loaded);
  QCoro::waitFor(talk("localhost"));
  auto Named = greet();
  QCoro::waitFor(Named.then([](QString Text) { return Text.isEmpty(); }));
  QThread Worker;
  Worker.start();
  QCoro::waitFor(inThread(&Worker));
  return Result + QCoreApplication::exec();
}
