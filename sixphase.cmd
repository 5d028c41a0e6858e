@echo off
rem Runs the example programs on Windows, as ./sixphase does elsewhere: sixphase --help; a JavaScript program:
rem sixphase js FILE; random programs beside Node: sixphase differential; Node's own tests: sixphase node-tests.
rem Builds what it runs if that is not built yet. It does not notice a change of the sources: after one, run
rem mvnw package -DskipTests.
rem
rem Options that come before the command and begin with -D or -X go to the JVM, as do the words of
rem SIXPHASE_JAVA_OPTIONS. SIXPHASE_CLASS_PATH adds jars, for instance of a poller of your own.
setlocal enableextensions

set "home=%~dp0"
set "home=%home:~0,-1%"

for %%j in (java.exe) do set "java=%%~$PATH:j"
set "at="
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME set "at= at %JAVA_HOME%\bin\java.exe"
if defined java if exist "%java%" goto java_is_found
echo sixphase: no Java%at%: install a JDK, 17 or newer, or set JAVA_HOME to one 1>&2
exit /b 1
:java_is_found

rem What the JVM is told whichever program it runs: the native poller is code of ours; from JDK 24 on it warns.
set "options=--enable-native-access=ALL-UNNAMED"

rem The arguments are taken apart here and not by the shell, which would cut -Dname=value in two.
set rest=%*
:take_options
set "word="
for /f "tokens=1*" %%a in ("%rest%") do (
  set "word=%%a"
  set "after=%%b"
)
if not defined word goto options_are_taken
set "start=%word:~0,2%"
if not "%start%"=="-D" if not "%start%"=="-X" goto options_are_taken
set "options=%options% %word%"
set "rest=%after%"
goto take_options
:options_are_taken

rem The command decides which module runs; the word that chose it is not its program's.
set "module=examples"
set "name=sixphase-examples"
set "main=dev.sixphase.examples.Main"
if "%word%"=="js" call :choose js-host sixphase-js dev.sixphase.js.command.Main
if "%word%"=="node-tests" call :choose js-host sixphase-js dev.sixphase.js.command.NodeTestsMain
if "%word%"=="differential" call :choose differential sixphase-differential dev.sixphase.differential.Main

set "jar=%home%\%module%\target\%name%.jar"
if exist "%jar%" goto is_built
echo sixphase: building (not built yet; the first time, Maven and libraries are fetched too) 1>&2
pushd "%home%"
call mvnw.cmd -q -pl %module% -am package -DskipTests -Dcheckstyle.skip 1>&2
set "status=%errorlevel%"
popd
if not "%status%"=="0" (
  echo sixphase: the build failed; its messages are above 1>&2
  exit /b 1
)
:is_built

rem The jar names the jars that it needs, so the class path has each once.
set "class_path=%jar%"
if defined SIXPHASE_CLASS_PATH set "class_path=%jar%;%SIXPHASE_CLASS_PATH%"
"%java%" %options% "-Dsixphase.examples.home=%home%\examples" %SIXPHASE_JAVA_OPTIONS% -cp "%class_path%" %main% %rest%
exit /b %errorlevel%

:choose
set "module=%1"
set "name=%2"
set "main=%3"
set "rest=%after%"
exit /b 0
