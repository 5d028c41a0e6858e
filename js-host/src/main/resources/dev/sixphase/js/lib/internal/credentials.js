// Who runs the program. The JVM cannot become somebody else: there are no setuid and its kin.

const { user, group, groups } = internalBinding('process').credentials();

exports.install = function install(self) {
  if (user < 0) {
    return;
  }
  self.getuid = () => user;
  self.geteuid = () => user;
  self.getgid = () => group;
  self.getegid = () => group;
  self.getgroups = () => [...groups];
};
