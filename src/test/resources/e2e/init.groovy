import hudson.ExtensionList
import hudson.model.*
import hudson.security.*
import jenkins.model.*
import jenkins.security.ApiTokenProperty

def jenkins = Jenkins.get()
def realm = new HudsonPrivateSecurityRealm(false, false, null)
if (!(jenkins.securityRealm instanceof HudsonPrivateSecurityRealm)) {
  jenkins.securityRealm = realm
  def admin = realm.createAccount('admin', 'admin')
  def tokens = admin.getProperty(ApiTokenProperty)
  tokens.tokenStore.addFixedNewToken('e2e', '11' + 'a' * 32)
  admin.save()
  def strategy = new FullControlOnceLoggedInAuthorizationStrategy()
  strategy.allowAnonymousRead = false
  jenkins.authorizationStrategy = strategy
  jenkins.slaveAgentPort = -1
  jenkins.numExecutors = 3
  JenkinsLocationConfiguration.get().url = System.getProperty('e2e.url')
  jenkins.save()
}
