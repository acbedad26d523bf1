import { listFiles, listServiceFiles } from '../../scaffold/list-files';
import { createGenerator as create } from '../../yeoman/create-generator';

/** `yo tap-pipeline:service`. Yeoman finds it by this file's name, and calls this function. */
export function createGenerator(): Promise<object> {
  return create('service', { listFiles, listServiceFiles });
}
