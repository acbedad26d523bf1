import { App, type AppProps } from 'aws-cdk-lib';

/** An app that is synthesised when a test says so, and not when the process ends. */
export function createApp(props: AppProps = {}): App {
  return new App({ analyticsReporting: false, autoSynth: false, ...props });
}
