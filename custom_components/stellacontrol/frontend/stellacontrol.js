await customElements.whenDefined("home-assistant");const W=globalThis,pt=W.ShadowRoot&&(W.ShadyCSS===void 0||W.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,ft=Symbol(),wt=new WeakMap;let zt=class{constructor(t,e,o){if(this._$cssResult$=!0,o!==ft)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o;const e=this.t;if(pt&&t===void 0){const o=e!==void 0&&e.length===1;o&&(t=wt.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),o&&wt.set(e,t))}return t}toString(){return this.cssText}};const he=n=>new zt(typeof n=="string"?n:n+"",void 0,ft),X=(n,...t)=>{const e=n.length===1?n[0]:t.reduce((o,i,s)=>o+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(i)+n[s+1],n[0]);return new zt(e,n,ft)},pe=(n,t)=>{if(pt)n.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(const e of t){const o=document.createElement("style"),i=W.litNonce;i!==void 0&&o.setAttribute("nonce",i),o.textContent=e.cssText,n.appendChild(o)}},xt=pt?n=>n:n=>n instanceof CSSStyleSheet?(t=>{let e="";for(const o of t.cssRules)e+=o.cssText;return he(e)})(n):n;const{is:fe,defineProperty:me,getOwnPropertyDescriptor:ge,getOwnPropertyNames:be,getOwnPropertySymbols:ve,getPrototypeOf:$e}=Object,tt=globalThis,At=tt.trustedTypes,_e=At?At.emptyScript:"",ye=tt.reactiveElementPolyfillSupport,R=(n,t)=>n,V={toAttribute(n,t){switch(t){case Boolean:n=n?_e:null;break;case Object:case Array:n=n==null?n:JSON.stringify(n)}return n},fromAttribute(n,t){let e=n;switch(t){case Boolean:e=n!==null;break;case Number:e=n===null?null:Number(n);break;case Object:case Array:try{e=JSON.parse(n)}catch{e=null}}return e}},mt=(n,t)=>!fe(n,t),kt={attribute:!0,type:String,converter:V,reflect:!1,useDefault:!1,hasChanged:mt};Symbol.metadata??=Symbol("metadata"),tt.litPropertyMetadata??=new WeakMap;let q=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=kt){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){const o=Symbol(),i=this.getPropertyDescriptor(t,o,e);i!==void 0&&me(this.prototype,t,i)}}static getPropertyDescriptor(t,e,o){const{get:i,set:s}=ge(this.prototype,t)??{get(){return this[e]},set(r){this[e]=r}};return{get:i,set(r){const c=i?.call(this);s?.call(this,r),this.requestUpdate(t,c,o)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??kt}static _$Ei(){if(this.hasOwnProperty(R("elementProperties")))return;const t=$e(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(R("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(R("properties"))){const e=this.properties,o=[...be(e),...ve(e)];for(const i of o)this.createProperty(i,e[i])}const t=this[Symbol.metadata];if(t!==null){const e=litPropertyMetadata.get(t);if(e!==void 0)for(const[o,i]of e)this.elementProperties.set(o,i)}this._$Eh=new Map;for(const[e,o]of this.elementProperties){const i=this._$Eu(e,o);i!==void 0&&this._$Eh.set(i,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){const e=[];if(Array.isArray(t)){const o=new Set(t.flat(1/0).reverse());for(const i of o)e.unshift(xt(i))}else t!==void 0&&e.push(xt(t));return e}static _$Eu(t,e){const o=e.attribute;return o===!1?void 0:typeof o=="string"?o:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){const t=new Map,e=this.constructor.elementProperties;for(const o of e.keys())this.hasOwnProperty(o)&&(t.set(o,this[o]),delete this[o]);t.size>0&&(this._$Ep=t)}createRenderRoot(){const t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return pe(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,o){this._$AK(t,o)}_$ET(t,e){const o=this.constructor.elementProperties.get(t),i=this.constructor._$Eu(t,o);if(i!==void 0&&o.reflect===!0){const s=(o.converter?.toAttribute!==void 0?o.converter:V).toAttribute(e,o.type);this._$Em=t,s==null?this.removeAttribute(i):this.setAttribute(i,s),this._$Em=null}}_$AK(t,e){const o=this.constructor,i=o._$Eh.get(t);if(i!==void 0&&this._$Em!==i){const s=o.getPropertyOptions(i),r=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:V;this._$Em=i;const c=r.fromAttribute(e,s.type);this[i]=c??this._$Ej?.get(i)??c,this._$Em=null}}requestUpdate(t,e,o,i=!1,s){if(t!==void 0){const r=this.constructor;if(i===!1&&(s=this[t]),o??=r.getPropertyOptions(t),!((o.hasChanged??mt)(s,e)||o.useDefault&&o.reflect&&s===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,o))))return;this.C(t,e,o)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:o,reflect:i,wrapped:s},r){o&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??e??this[t]),s!==!0||r!==void 0)||(this._$AL.has(t)||(this.hasUpdated||o||(e=void 0),this._$AL.set(t,e)),i===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}const t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[i,s]of this._$Ep)this[i]=s;this._$Ep=void 0}const o=this.constructor.elementProperties;if(o.size>0)for(const[i,s]of o){const{wrapped:r}=s,c=this[i];r!==!0||this._$AL.has(i)||c===void 0||this.C(i,void 0,s,c)}}let t=!1;const e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(o=>o.hostUpdate?.()),this.update(e)):this._$EM()}catch(o){throw t=!1,this._$EM(),o}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};q.elementStyles=[],q.shadowRootOptions={mode:"open"},q[R("elementProperties")]=new Map,q[R("finalized")]=new Map,ye?.({ReactiveElement:q}),(tt.reactiveElementVersions??=[]).push("2.1.2");const gt=globalThis,St=n=>n,Q=gt.trustedTypes,Et=Q?Q.createPolicy("lit-html",{createHTML:n=>n}):void 0,Lt="$lit$",v=`lit$${Math.random().toFixed(9).slice(2)}$`,Ht="?"+v,we=`<${Ht}>`,k=document,N=()=>k.createComment(""),j=n=>n===null||typeof n!="object"&&typeof n!="function",bt=Array.isArray,xe=n=>bt(n)||typeof n?.[Symbol.iterator]=="function",it=`[ 	
\f\r]`,I=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,qt=/-->/g,Ct=/>/g,w=RegExp(`>|${it}(?:([^\\s"'>=/]+)(${it}*=${it}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Ot=/'/g,Mt=/"/g,Bt=/^(?:script|style|textarea|title)$/i,Ft=n=>(t,...e)=>({_$litType$:n,strings:t,values:e}),a=Ft(1),Ae=Ft(2),C=Symbol.for("lit-noChange"),d=Symbol.for("lit-nothing"),Pt=new WeakMap,x=k.createTreeWalker(k,129);function Wt(n,t){if(!bt(n)||!n.hasOwnProperty("raw"))throw Error("invalid template strings array");return Et!==void 0?Et.createHTML(t):t}const ke=(n,t)=>{const e=n.length-1,o=[];let i,s=t===2?"<svg>":t===3?"<math>":"",r=I;for(let c=0;c<e;c++){const l=n[c];let h,p,u=-1,m=0;for(;m<l.length&&(r.lastIndex=m,p=r.exec(l),p!==null);)m=r.lastIndex,r===I?p[1]==="!--"?r=qt:p[1]!==void 0?r=Ct:p[2]!==void 0?(Bt.test(p[2])&&(i=RegExp("</"+p[2],"g")),r=w):p[3]!==void 0&&(r=w):r===w?p[0]===">"?(r=i??I,u=-1):p[1]===void 0?u=-2:(u=r.lastIndex-p[2].length,h=p[1],r=p[3]===void 0?w:p[3]==='"'?Mt:Ot):r===Mt||r===Ot?r=w:r===qt||r===Ct?r=I:(r=w,i=void 0);const b=r===w&&n[c+1].startsWith("/>")?" ":"";s+=r===I?l+we:u>=0?(o.push(h),l.slice(0,u)+Lt+l.slice(u)+v+b):l+v+(u===-2?c:b)}return[Wt(n,s+(n[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),o]};class D{constructor({strings:t,_$litType$:e},o){let i;this.parts=[];let s=0,r=0;const c=t.length-1,l=this.parts,[h,p]=ke(t,e);if(this.el=D.createElement(h,o),x.currentNode=this.el.content,e===2||e===3){const u=this.el.content.firstChild;u.replaceWith(...u.childNodes)}for(;(i=x.nextNode())!==null&&l.length<c;){if(i.nodeType===1){if(i.hasAttributes())for(const u of i.getAttributeNames())if(u.endsWith(Lt)){const m=p[r++],b=i.getAttribute(u).split(v),B=/([.?@])?(.*)/.exec(m);l.push({type:1,index:s,name:B[2],strings:b,ctor:B[1]==="."?Ee:B[1]==="?"?qe:B[1]==="@"?Ce:et}),i.removeAttribute(u)}else u.startsWith(v)&&(l.push({type:6,index:s}),i.removeAttribute(u));if(Bt.test(i.tagName)){const u=i.textContent.split(v),m=u.length-1;if(m>0){i.textContent=Q?Q.emptyScript:"";for(let b=0;b<m;b++)i.append(u[b],N()),x.nextNode(),l.push({type:2,index:++s});i.append(u[m],N())}}}else if(i.nodeType===8)if(i.data===Ht)l.push({type:2,index:s});else{let u=-1;for(;(u=i.data.indexOf(v,u+1))!==-1;)l.push({type:7,index:s}),u+=v.length-1}s++}}static createElement(t,e){const o=k.createElement("template");return o.innerHTML=t,o}}function O(n,t,e=n,o){if(t===C)return t;let i=o!==void 0?e._$Co?.[o]:e._$Cl;const s=j(t)?void 0:t._$litDirective$;return i?.constructor!==s&&(i?._$AO?.(!1),s===void 0?i=void 0:(i=new s(n),i._$AT(n,e,o)),o!==void 0?(e._$Co??=[])[o]=i:e._$Cl=i),i!==void 0&&(t=O(n,i._$AS(n,t.values),i,o)),t}class Se{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){const{el:{content:e},parts:o}=this._$AD,i=(t?.creationScope??k).importNode(e,!0);x.currentNode=i;let s=x.nextNode(),r=0,c=0,l=o[0];for(;l!==void 0;){if(r===l.index){let h;l.type===2?h=new z(s,s.nextSibling,this,t):l.type===1?h=new l.ctor(s,l.name,l.strings,this,t):l.type===6&&(h=new Oe(s,this,t)),this._$AV.push(h),l=o[++c]}r!==l?.index&&(s=x.nextNode(),r++)}return x.currentNode=k,i}p(t){let e=0;for(const o of this._$AV)o!==void 0&&(o.strings!==void 0?(o._$AI(t,o,e),e+=o.strings.length-2):o._$AI(t[e])),e++}}class z{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,o,i){this.type=2,this._$AH=d,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=o,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode;const e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=O(this,t,e),j(t)?t===d||t==null||t===""?(this._$AH!==d&&this._$AR(),this._$AH=d):t!==this._$AH&&t!==C&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):xe(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==d&&j(this._$AH)?this._$AA.nextSibling.data=t:this.T(k.createTextNode(t)),this._$AH=t}$(t){const{values:e,_$litType$:o}=t,i=typeof o=="number"?this._$AC(t):(o.el===void 0&&(o.el=D.createElement(Wt(o.h,o.h[0]),this.options)),o);if(this._$AH?._$AD===i)this._$AH.p(e);else{const s=new Se(i,this),r=s.u(this.options);s.p(e),this.T(r),this._$AH=s}}_$AC(t){let e=Pt.get(t.strings);return e===void 0&&Pt.set(t.strings,e=new D(t)),e}k(t){bt(this._$AH)||(this._$AH=[],this._$AR());const e=this._$AH;let o,i=0;for(const s of t)i===e.length?e.push(o=new z(this.O(N()),this.O(N()),this,this.options)):o=e[i],o._$AI(s),i++;i<e.length&&(this._$AR(o&&o._$AB.nextSibling,i),e.length=i)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){const o=St(t).nextSibling;St(t).remove(),t=o}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}}class et{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,o,i,s){this.type=1,this._$AH=d,this._$AN=void 0,this.element=t,this.name=e,this._$AM=i,this.options=s,o.length>2||o[0]!==""||o[1]!==""?(this._$AH=Array(o.length-1).fill(new String),this.strings=o):this._$AH=d}_$AI(t,e=this,o,i){const s=this.strings;let r=!1;if(s===void 0)t=O(this,t,e,0),r=!j(t)||t!==this._$AH&&t!==C,r&&(this._$AH=t);else{const c=t;let l,h;for(t=s[0],l=0;l<s.length-1;l++)h=O(this,c[o+l],e,l),h===C&&(h=this._$AH[l]),r||=!j(h)||h!==this._$AH[l],h===d?t=d:t!==d&&(t+=(h??"")+s[l+1]),this._$AH[l]=h}r&&!i&&this.j(t)}j(t){t===d?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}}class Ee extends et{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===d?void 0:t}}class qe extends et{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==d)}}class Ce extends et{constructor(t,e,o,i,s){super(t,e,o,i,s),this.type=5}_$AI(t,e=this){if((t=O(this,t,e,0)??d)===C)return;const o=this._$AH,i=t===d&&o!==d||t.capture!==o.capture||t.once!==o.once||t.passive!==o.passive,s=t!==d&&(o===d||i);i&&this.element.removeEventListener(this.name,this,o),s&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}}class Oe{constructor(t,e,o){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=o}get _$AU(){return this._$AM._$AU}_$AI(t){O(this,t)}}const Me=gt.litHtmlPolyfillSupport;Me?.(D,z),(gt.litHtmlVersions??=[]).push("3.3.3");const Pe=(n,t,e)=>{const o=e?.renderBefore??t;let i=o._$litPart$;if(i===void 0){const s=e?.renderBefore??null;o._$litPart$=i=new z(t.insertBefore(N(),s),s,void 0,e??{})}return i._$AI(n),i};const vt=globalThis;class A extends q{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){const e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=Pe(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return C}}A._$litElement$=!0,A.finalized=!0,vt.litElementHydrateSupport?.({LitElement:A});const Ue=vt.litElementPolyfillSupport;Ue?.({LitElement:A});(vt.litElementVersions??=[]).push("4.2.2");const Te={attribute:!0,type:String,converter:V,reflect:!1,hasChanged:mt},Ie=(n=Te,t,e)=>{const{kind:o,metadata:i}=e;let s=globalThis.litPropertyMetadata.get(i);if(s===void 0&&globalThis.litPropertyMetadata.set(i,s=new Map),o==="setter"&&((n=Object.create(n)).wrapped=!0),s.set(e.name,n),o==="accessor"){const{name:r}=e;return{set(c){const l=t.get.call(this);t.set.call(this,c),this.requestUpdate(r,l,n,!0,c)},init(c){return c!==void 0&&this.C(r,void 0,n,c),c}}}if(o==="setter"){const{name:r}=e;return function(c){const l=this[r];t.call(this,c),this.requestUpdate(r,l,n,!0,c)}}throw Error("Unsupported decorator location: "+o)};function P(n){return(t,e)=>typeof e=="object"?Ie(n,t,e):((o,i,s)=>{const r=i.hasOwnProperty(s);return i.constructor.createProperty(s,o),r?Object.getOwnPropertyDescriptor(i,s):void 0})(n,t,e)}function g(n){return P({...n,state:!0,attribute:!1})}const Re=1e3,G=new Set;let st;function Ne(){document.hidden||G.forEach(n=>{n.requestUpdate()})}class Gt{constructor(t){this.host=t,t.addController(this)}hostConnected(){G.add(this.host),st??=setInterval(Ne,Re)}hostDisconnected(){G.delete(this.host),G.size===0&&(clearInterval(st),st=void 0)}get now(){return Date.now()}}function je(n){return n===void 0||n.state==="unavailable"||n.state==="unknown"}class $t{constructor(t,e){this.hass=t,this.roles=e}entityId(t){return this.roles[t]}state(t){const e=this.roles[t];return e===void 0?void 0:this.hass.states[e]}isAvailable(t){const e=this.state(t);return e!==void 0&&e.state!=="unavailable"}text(t){const e=this.state(t);return je(e)?void 0:e?.state}number(t){const e=Number(this.text(t)??NaN);return Number.isFinite(e)?e:void 0}moment(t){const e=Date.parse(this.text(t)??"");return Number.isNaN(e)?void 0:e}isOn(t){const e=this.text(t);return e===void 0?void 0:e==="on"}value(t){return this.text(t)===void 0?void 0:this.valueOrUnknown(t)}valueOrUnknown(t){const e=this.state(t);if(!(e===void 0||!this.isAvailable(t)))return{entityId:e.entity_id,text:this.hass.formatEntityState(e),unit:Vt(e)}}}function Vt(n){const t=n.attributes.unit_of_measurement;return typeof t=="string"?t:void 0}const dt=5,De=["uplink_active","agc_active","over_power","feedback","automatic_shutdown","manual_shutdown"],ze=["automatic_shutdown","over_power","feedback"];function Le(n,t){const e=new $t(n,t.entities),o=Be(e),i=ze.find(r=>e.isOn(r)),s=e.value("signal_strength");return{id:t.id,label:t.label,condition:i??He(e,o),isAlarm:i!==void 0,switch:o,signal:s,leds:Math.min(dt,Math.max(0,Math.round(e.number("signal_strength")??0))),lamps:De.flatMap(r=>Fe(e,r,o)),uplinkPower:e.value("uplink_power"),downlinkPower:e.value("downlink_power"),usage:e.value("band_usage")}}function He(n,t){if(t?.isPending)return"pending";if(t?.isOn===!1)return"off";const e=n.isOn("online");return e===!1?"offline":n.isOn("uplink_active")?"in_use":e??n.text("signal_strength")!==void 0?"working":"silent"}function Be(n){const t=n.state("switch");if(t!==void 0)return{entityId:t.entity_id,isOn:n.isOn("switch"),isPending:t.attributes.pending===!0,isAvailable:n.isAvailable("switch")}}function Fe(n,t,e){const o=n.entityId(t);if(o!==void 0)return[{role:t,entityId:o,isLit:n.isOn(t)??!1}];if(t==="manual_shutdown"&&e!==void 0){const i=e.isOn===!1&&!e.isPending;return[{role:t,entityId:e.entityId,isLit:i}]}return[]}function Qt(n,t,e){const o=n.entityId("messages_used");if(o===void 0)return;const i=t.monthly_quota,s=n.number("messages_used"),r=(n.moment("boost_ends")??0)>e,c=r?void 0:n.number("messages_projected"),l=r?void 0:n.moment("quota_exhausted");return{entityId:o,limit:i,used:s,isBoosted:r,projected:c,resetsAt:We(e,t.quota_reset_day),runsOutAt:l===void 0?void 0:new Date(l),health:s!==void 0&&s>=i?"exhausted":l!==void 0||(c??0)>i?"at_risk":"good"}}function We(n,t){const e=new Date(n),o=e.getUTCFullYear(),i=e.getUTCMonth(),s=new Date(Date.UTC(o,i,t));return s.getTime()>n?s:new Date(Date.UTC(o,i+1,t))}function Ge(n,t,e){const o=new $t(n,t.entities);return{deviceId:t.device_id,name:t.name??"",presence:Yt(o),connection:Jt(o),description:o.value("connection_description"),temperature:o.value("temperature"),isTooHot:o.isOn("temperature_alarm")??!1,lastMessageId:o.entityId("last_message"),lastMessageAt:o.moment("last_message"),frequencyId:o.entityId("current_message_frequency"),period:Qe(o),boost:Ye(o,e),bands:t.bands.map(i=>Le(n,i)),quota:Qt(o,t,e),reboot:Ut(o,"reboot"),recalibrate:Ut(o,"recalibrate")}}function Yt(n){const t=["connected","connection_status"].find(o=>n.entityId(o)!==void 0);if(t===void 0)return"unknown";if(!n.isAvailable(t))return"unavailable";const e=n.text(t);return e===void 0?"unknown":["on","online","heartbeat"].includes(e)?"online":"offline"}function Jt(n){return n.valueOrUnknown("connection_status")??n.valueOrUnknown("connected")}const Ve={s:1,min:60,h:3600};function Qe(n){const t="current_message_frequency",e=n.number(t),o=n.state(t),i=Ve[(o&&Vt(o))??"s"];return e===void 0||i===void 0?void 0:e*i}function Ye(n,t){const e=n.entityId("boost_ends"),o=n.moment("boost_ends");if(!(e===void 0||o===void 0||o<=t))return{entityId:e,until:o,isByUser:n.text("boost_reason")==="boost"}}function Ut(n,t){const e=n.entityId(t);if(e!==void 0)return{entityId:e,isAvailable:n.isAvailable(t)}}const Kt=X`
  :host {
    --good: var(--success-color, #43a047);
    --bad: var(--error-color, #db4437);
    --warn: var(--warning-color, #ffa600);
    --info: var(--info-color, var(--primary-color, #039be5));
    --text: var(--primary-text-color, #212121);
    --quiet: var(--secondary-text-color, #5e5e5e);
    --line: var(--divider-color, #e0e0e0);
    --faint: color-mix(in srgb, var(--text) 12%, transparent);
    display: block;
  }
`;async function Zt(n){return(await n.callWS({type:"stellacontrol/repeaters"})).repeaters}function Xt(n,t,e){return n.connection.subscribeMessage(o=>{e(o.repeater)},{type:"stellacontrol/subscribe_repeater",device_id:t})}async function Je(n,t){let e;const o=new Promise(s=>{e=s}),i=await Xt(n,t,s=>{e(s)});try{return await o}finally{await i()}}function Ke(n){return[n,...n.bands].flatMap(t=>Object.values(t.entities).filter(e=>e!==void 0))}const te={"card.name":"StellaControl repeater","card.description":"One repeater as its front panel: bands, alarms, quota and commands.","card.choose_device":"Choose a repeater in the card's settings.","card.unknown_device":"This repeater is not there any more, or you may not see it.","card.not_loaded":"StellaControl does not answer. Is the integration set up?","card.loading":"Looking for the repeater…","editor.device":"Repeater","editor.name":"Name","editor.name_helper":"Shown in place of the device's name.","editor.hide_quota":"Hide the quota","editor.hide_controls":"Hide the commands","head.unavailable":"The platform does not answer","head.message":"Message {age}","head.no_message":"No message yet","head.frequency":"Every {period}","head.boost":"Boost {countdown}","head.temperature":"Temperature {value}","head.too_hot":"Temperature {value}, too hot","bands.label":"Bands","bands.none":"This repeater has not told of any band yet.","band.switch":"{band} on or off","band.signal":"Signal strength {count} of 5","band.no_signal":"Signal strength not known","band.uplink_power":"Uplink power {value}","band.downlink_power":"Downlink power {value}","band.usage":"Usage {value}","condition.automatic_shutdown":"Shut down","condition.over_power":"Over power","condition.feedback":"Feedback","condition.pending":"Pending","condition.off":"Off","condition.silent":"No data","condition.offline":"Offline","condition.in_use":"In use","condition.working":"Working","lamp.uplink_active":"Uplink active","lamp.agc_active":"AGC active","lamp.over_power":"Over power","lamp.feedback":"Feedback","lamp.automatic_shutdown":"Shut down by itself","lamp.manual_shutdown":"Turned off","lamp.pending":"Waiting for the device to confirm","quota.title":"Message quota","quota.used":"{used} of {limit} messages used","quota.unknown":"Messages used not known","quota.projected":"{projected} projected","quota.boosting":"No projection during a boost","quota.resets":"Resets on {day}","quota.runs_out":"Runs out on {day}","quota.exhausted":"Quota used up","controls.boost":"Boost","controls.end_boost":"End boost","controls.recalibrate":"Recalibrate","controls.reboot":"Reboot","controls.cancel":"Cancel","controls.recalibrate_question":"Recalibrate {name} now? Its bands may drop for a moment.","controls.reboot_question":"Reboot {name} now? It amplifies nothing until it is back, which takes a minute or two.","controls.boost_explained":"Lets the repeater report more often for a while. Every message counts against the quota.","controls.frequency":"Message frequency","controls.duration":"For","controls.start":"Start boost","controls.failed":"It did not work.","quota.column_used":"Used","quota.column_projected":"Projected","quota.column_limit":"Quota","quota.column_outcome":"Outlook","dashboard.name":"StellaControl fleet","dashboard.description":"All repeaters, those in trouble first, their message quotas and a view of each one.","dashboard.title":"Repeaters","dashboard.fleet":"Fleet","dashboard.quota":"Quota","graph.title":"Last 24 hours","graph.temperature":"Temperature","graph.uplink_power":"Uplink power","graph.downlink_power":"Downlink power","graph.band_usage":"Usage","fleet.loading":"Looking for repeaters…","fleet.none":"There is no repeater yet.","fleet.none_found":"No repeater fits what you look for.","fleet.kinds":"Show","fleet.all":"All","fleet.alarm":"Alarm","fleet.offline":"Offline","fleet.quota":"Quota at risk","fleet.search":"Search","fleet.area":"Area","fleet.all_areas":"All areas","fleet.pages":"Pages","fleet.page":"Page {page} of {pages}","fleet.previous":"Previous page","fleet.next":"Next page","fleet.quota_used":"{share} of the quota used","fleet.too_hot":"Too hot"};var Ze=["de","en","es","fr","it","nl","pl","pt","sv"];const ee="en",Y=new Map([[ee,te]]),rt=new Map,Tt=new URL(import.meta.url);function ne(n){return[n,n.split("-")[0]??""].find(e=>Ze.includes(e))??ee}async function nt(n){const t=ne(n);Y.has(t)||(rt.has(t)||rt.set(t,Xe(t)),await rt.get(t))}async function Xe(n){let t={};try{const e=await fetch(new URL(`translations/${n}.json${Tt.search}`,Tt));e.ok&&(t=await e.json())}catch{}Y.set(n,t)}function y(n,t){const e=ne(n);Y.has(e)||nt(n).then(t);const o=Y.get(e)??{};return(i,s={})=>(o[i]??te[i]).replace(/\{(\w+)\}/g,(r,c)=>String(s[c]??r))}function oe(){return document.documentElement.lang||navigator.language}const tn={"1s":1,"10s":10,"1m":60};function en(n,t,e){const o=e?"turn_on":"turn_off";return n.callService("switch",o,{},{entity_id:t})}function nn(n,t){return n.callService("button","press",{},{entity_id:t},!1)}function on(n,t,e,o){const i={device_id:t,frequency:e,duration:{minutes:o}};return n.callService("stellacontrol","boost",i,void 0,!1)}function sn(n,t){const e={device_id:t};return n.callService("stellacontrol","end_boost",e,void 0,!1)}async function rn(n,t){const e=t??{},{translation_domain:o,translation_key:i}=e;if(o!==void 0&&i!==void 0&&n.loadBackendTranslation){const r=(await n.loadBackendTranslation("exceptions",o))(`component.${o}.exceptions.${i}.message`,e.translation_placeholders);if(r)return r}return e.message??""}function ie(n,t){n.dispatchEvent(new CustomEvent("hass-more-info",{bubbles:!0,composed:!0,detail:{entityId:t}}))}function f(n,t,e,o=""){return n===void 0?a`<span class="fact ${o}">${t}</span>`:a`<button
    class="fact ${o}"
    aria-label=${e??d}
    title=${e??d}
    @click=${i=>{i.currentTarget&&ie(i.currentTarget,n)}}
  >
    ${t}
  </button>`}const an={uplink_active:"mdi:cellphone-wireless",agc_active:"mdi:tune-vertical",over_power:"mdi:flash-alert",feedback:"mdi:sync-alert",automatic_shutdown:"mdi:shield-alert",manual_shutdown:"mdi:power"};function ln(n,t){const{translate:e}=t,o=e(`condition.${n.condition}`),i=n.switch?.isOn??!0;return a`<li
    class="band ${n.condition} ${n.isAlarm?"alarm":""} ${i?"":"off"}"
  >
    ${f(n.switch?.entityId??n.signal?.entityId,n.label,void 0,"label")}
    ${cn(n,t)}
    <div class="condition">${o}</div>
    <div class="lamps">${n.lamps.map(s=>dn(s,t))}</div>
    <div class="values">
      ${at(n.uplinkPower,"mdi:arrow-up-thin","band.uplink_power",t)}
      ${at(n.downlinkPower,"mdi:arrow-down-thin","band.downlink_power",t)}
      ${at(n.usage,"mdi:gauge","band.usage",t)}
    </div>
    ${hn(n,t)}
  </li>`}function cn(n,{translate:t}){const e=n.signal?t("band.signal",{count:n.leds}):t("band.no_signal"),o=Array.from({length:dt},(i,s)=>dt-s);return f(n.signal?.entityId,a`${o.map(i=>a`<i class=${i<=n.leds?"lit":""}></i>`)}`,e,"leds")}function dn({role:n,entityId:t,isLit:e},{translate:o}){const i=o(`lamp.${n}`);return a`<button
    class="lamp ${n} ${e?"lit":""}"
    title=${i}
    aria-label=${i}
    aria-hidden=${e?"false":"true"}
    tabindex=${e?0:-1}
    @click=${s=>{s.currentTarget&&ie(s.currentTarget,t)}}
  >
    <ha-icon icon=${an[n]}></ha-icon>
  </button>`}function at(n,t,e,{translate:o}){return n===void 0?d:f(n.entityId,a`<ha-icon icon=${t}></ha-icon>${un(n)}`,o(e,{value:n.text}))}function un({text:n,unit:t}){return t!==void 0&&n.endsWith(t)?a`${n.slice(0,-t.length)}<span class="unit">${t}</span>`:a`${n}`}function hn(n,{hass:t,translate:e}){if(n.switch===void 0)return d;const{entityId:o,isOn:i,isPending:s,isAvailable:r}=n.switch;return a`<button
    class="switch ${s?"pending":""}"
    role="switch"
    aria-checked=${i?"true":"false"}
    aria-label=${e("band.switch",{band:n.label})}
    title=${s?e("lamp.pending"):d}
    ?disabled=${!r}
    @click=${()=>{en(t,o,!i).catch(()=>{})}}
  >
    <i></i>
  </button>`}const pn=X`
  ha-card {
    container-type: inline-size;
    display: block;
    padding: 16px;
    color: var(--text);
    font-size: 14px;
    line-height: 1.4;
  }
  button {
    all: unset;
    box-sizing: border-box;
    cursor: pointer;
    border-radius: 6px;
  }
  button:focus-visible {
    outline: 2px solid var(--primary-color, #039be5);
    outline-offset: 2px;
  }
  ha-icon {
    --mdc-icon-size: 16px;
    flex: none;
    display: inline-flex;
  }
  .quiet {
    color: var(--quiet);
  }
  .notice {
    margin: 0;
    padding: 8px 0;
    color: var(--quiet);
  }

  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 2px 12px;
  }
  h2 {
    margin: 0;
    font-size: 20px;
    font-weight: 500;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .connection,
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 14px;
  }
  .facts {
    margin-top: 4px;
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
  .fact {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  .facts .alarm {
    color: var(--text);
    font-weight: 500;
  }
  .facts .alarm ha-icon {
    color: var(--bad);
  }
  .facts .boost {
    color: var(--text);
  }
  .facts .boost ha-icon {
    color: var(--info);
  }
  .dot {
    width: 10px;
    height: 10px;
    margin-inline-end: 4px;
    border-radius: 50%;
    background: var(--quiet);
  }
  .online > .fact > .dot {
    background: var(--good);
  }
  .offline > .fact > .dot {
    background: var(--bad);
  }

  .bands {
    display: grid;
    grid-template-columns: repeat(var(--wide), minmax(0, 150px));
    justify-content: center;
    gap: 6px;
    margin: 16px 0;
    padding: 0;
    list-style: none;
  }
  @container (max-width: 400px) {
    .bands {
      grid-template-columns: repeat(var(--narrow), minmax(0, 150px));
    }
  }
  .band {
    container-type: inline-size;
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 8px;
    min-width: 0;
    padding: 10px 3px;
    border: 1px solid var(--line);
    border-radius: 10px;
    --led: var(--good);
  }
  .band.alarm {
    --led: var(--bad);
    border-color: var(--bad);
    background: color-mix(in srgb, var(--bad) 8%, transparent);
  }
  .band.pending {
    --led: var(--info);
  }
  .band.off,
  .band.offline,
  .band.silent {
    --led: var(--quiet);
  }
  .label {
    font-weight: 500;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .leds {
    display: flex;
    flex-direction: column;
    gap: 3px;
    padding: 4px;
  }
  .leds i {
    width: 30px;
    height: 7px;
    border-radius: 2px;
    background: var(--faint);
  }
  .leds i.lit {
    background: var(--led);
  }
  .condition {
    font-size: 12px;
    line-height: 1.2;
    text-align: center;
    color: var(--quiet);
  }
  .alarm .condition,
  .pending .condition,
  .in_use .condition {
    color: var(--text);
    font-weight: 500;
  }
  .lamps {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 2px;
    max-width: 58px;
  }
  .lamp {
    display: flex;
    align-items: center;
    justify-content: center;
    width: 18px;
    height: 18px;
    border-radius: 50%;
    color: var(--text);
    opacity: 0.22;
    --mdc-icon-size: 14px;
  }
  .lamp.lit {
    opacity: 1;
    --mdc-icon-size: 16px;
  }
  .lamp.lit.uplink_active {
    color: var(--info);
  }
  .lamp.lit.agc_active {
    color: var(--warn);
  }
  .lamp.lit.over_power,
  .lamp.lit.feedback,
  .lamp.lit.automatic_shutdown {
    color: var(--bad);
  }
  .values {
    display: flex;
    flex-direction: column;
    gap: 2px;
    font-size: 12px;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .values ha-icon {
    --mdc-icon-size: 13px;
    color: var(--quiet);
  }
  .values .fact {
    gap: 2px;
  }
  .unit {
    margin-inline-start: 1px;
    color: var(--quiet);
  }
  @container (max-width: 80px) {
    .unit {
      display: none;
    }
    .label {
      /* Each word in a line of its own, in all columns. */
      word-spacing: 100vw;
      line-height: 1.2;
    }
  }
  .switch {
    position: relative;
    width: 40px;
    height: 22px;
    margin-top: auto;
    border-radius: 11px;
    background: var(--quiet);
    transition: background 0.15s;
  }
  .switch i {
    position: absolute;
    top: 3px;
    inset-inline-start: 3px;
    width: 16px;
    height: 16px;
    border-radius: 50%;
    background: var(--card-background-color, #fff);
    transition: inset-inline-start 0.15s;
  }
  .switch[aria-checked="true"] {
    background: var(--primary-color, #039be5);
  }
  .switch[aria-checked="true"] i {
    inset-inline-start: 21px;
  }
  .switch[disabled] {
    opacity: 0.4;
    cursor: default;
  }
  .switch.pending i {
    animation: waiting 1.2s ease-in-out infinite alternate;
  }
  @keyframes waiting {
    to {
      opacity: 0.35;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .switch.pending i {
      animation: none;
    }
  }

  .quota {
    display: flex;
    align-items: center;
    gap: 14px;
    padding-top: 14px;
    border-top: 1px solid var(--line);
    font-variant-numeric: tabular-nums;
    --used: var(--primary-color, #039be5);
  }
  .quota.at_risk {
    --used: var(--warn);
  }
  .quota.exhausted {
    --used: var(--bad);
  }
  .quota .warning {
    font-weight: 500;
  }
  .ring {
    position: relative;
    justify-content: center;
    flex: none;
    width: 64px;
    height: 64px;
    border-radius: 50%;
  }
  .ring svg {
    position: absolute;
    inset: 0;
    transform: rotate(-90deg);
  }
  .ring b {
    font-weight: 500;
  }
  circle {
    fill: none;
    stroke-width: 4;
  }
  circle.whole {
    stroke: var(--faint);
  }
  circle.projected {
    stroke: color-mix(in srgb, var(--used) 40%, transparent);
  }
  circle.used {
    stroke: var(--used);
  }
  stellacontrol-controls {
    margin-top: 14px;
  }
`,J="stellacontrol-card",fn={device_id:"editor.device",name:"editor.name",hide_quota:"editor.hide_quota",hide_controls:"editor.hide_controls"},mn={name:"editor.name_helper"};function se(n){const{device_id:t,name:e}=n??{};if(t!==void 0&&typeof t!="string")throw new Error("device_id must be the id of a device");if(e!==void 0&&typeof e!="string")throw new Error("name must be a text");return n}function gn(){const n=(t,e)=>{const o=t[e];return o&&y(oe())(o)};return{schema:[{name:"device_id",required:!0,selector:{device:{filter:[{integration:"stellacontrol"}]}}},{name:"name",selector:{text:{}}},{name:"hide_quota",selector:{boolean:{}}},{name:"hide_controls",selector:{boolean:{}}}],computeLabel:t=>n(fn,t.name),computeHelper:t=>n(mn,t.name),assertConfig:se}}function bn(n){const t=Object.values(n.entities).find(e=>e?.platform==="stellacontrol"&&e.device_id);return t?.device_id?{device_id:t.device_id}:{}}function vn(n,t){const e=n.entities[t];return e?.platform!=="stellacontrol"||!e.device_id?null:{config:{type:`custom:${J}`,device_id:e.device_id}}}const re=1,$=60*re,_=60*$,It=24*_,lt=new Map;function L(n,t){return lt.has(n)||lt.set(n,t()),lt.get(n)}function M(n,t){return L(`number ${t}`,()=>new Intl.NumberFormat(t)).format(n)}function _t(n,t){return L(`share ${t}`,()=>new Intl.NumberFormat(t,{style:"percent"})).format(n)}function K(n,t,e){return L(`day ${t} ${e??""}`,()=>new Intl.DateTimeFormat(t,{day:"numeric",month:"long",...e&&{timeZone:e}})).format(n)}function ae(n,t,e){const o=Math.max(0,Math.round((t-n)/1e3)),[i,s]=o<$?[re,"second"]:o<_?[$,"minute"]:o<It?[_,"hour"]:[It,"day"];return L(`age ${e}`,()=>new Intl.RelativeTimeFormat(e,{style:"short"})).format(-Math.floor(o/i),s)}function $n(n,t){const e=Math.max(0,Math.ceil((n-t)/1e3)),o=Math.floor(e/_),i=Math.floor(e%_/$),s=String(e%$).padStart(2,"0");return o>0?`${o}:${String(i).padStart(2,"0")}:${s}`:`${i}:${s}`}function ut(n,t){const[e,o]=n>=_&&n%_===0?[n/_,"hour"]:n>=$&&n%$===0?[n/$,"minute"]:[n,"second"];return L(`period ${t} ${o}`,()=>new Intl.NumberFormat(t,{style:"unit",unit:o,unitDisplay:"short"})).format(e)}function _n(n,t,e){return a`<header>
    <div class="title">
      <h2>${t}</h2>
      ${yn(n,e)}
    </div>
    <div class="facts">
      ${wn(n,e)} ${xn(n,e)}
      ${An(n,e)} ${kn(n,e)}
    </div>
  </header>`}function yn(n,{translate:t}){const e=n.presence==="unavailable"?t("head.unavailable"):n.connection?.text;return a`<div class="connection ${n.presence}">
    ${e===void 0?d:f(n.connection?.entityId,a`<i class="dot"></i>${e}`)}
    ${n.description?f(n.description.entityId,n.description.text,void 0,"quiet"):d}
  </div>`}function wn({temperature:n,isTooHot:t},e){if(n===void 0)return d;const o=e.translate(t?"head.too_hot":"head.temperature",{value:n.text}),i=t?"mdi:thermometer-alert":"mdi:thermometer";return f(n.entityId,a`<ha-icon icon=${i}></ha-icon>${n.text}`,o,t?"alarm":"")}function xn(n,{translate:t,language:e,now:o}){if(n.lastMessageId===void 0)return d;const i=n.lastMessageAt===void 0?t("head.no_message"):t("head.message",{age:ae(n.lastMessageAt,o,e)});return f(n.lastMessageId,a`<ha-icon icon="mdi:message-text-clock-outline"></ha-icon>${i}`)}function An(n,{translate:t,language:e}){if(n.period===void 0)return d;const o=t("head.frequency",{period:ut(n.period,e)});return f(n.frequencyId,a`<ha-icon icon="mdi:timer-outline"></ha-icon>${o}`)}function kn({boost:n},{translate:t,now:e}){if(n===void 0)return d;const o=t("head.boost",{countdown:$n(n.until,e)});return f(n.entityId,a`<ha-icon icon="mdi:rocket-launch-outline"></ha-icon>${o}`,void 0,"boost")}function Sn(n,t){const{translate:e,language:o}=t,i=n.used===void 0?void 0:n.used/n.limit,s=i===void 0?"–":_t(i,o);return a`<div class="quota ${n.health}">
    ${f(n.entityId,a`${On(i??0,(n.projected??0)/n.limit)}<b>${s}</b>`,`${e("quota.title")}: ${s}`,"ring")}
    <div>
      ${En(n,t)} ${qn(n,t)}
      ${Cn(n,t)}
    </div>
  </div>`}function En(n,{translate:t,language:e}){return n.used===void 0?a`<div>${t("quota.unknown")}</div>`:a`<div>
    ${t("quota.used",{used:M(n.used,e),limit:M(n.limit,e)})}
  </div>`}function qn(n,{translate:t,language:e}){if(n.isBoosted)return a`<div class="quiet">${t("quota.boosting")}</div>`;if(n.projected===void 0)return d;const o=M(n.projected,e);return a`<div class="quiet">${t("quota.projected",{projected:o})}</div>`}function Cn(n,{translate:t,language:e}){const o=a`<div class="quiet">
    ${t("quota.resets",{day:K(n.resetsAt,e,"UTC")})}
  </div>`;if(n.health==="exhausted")return a`<div class="warning">${t("quota.exhausted")}</div>
      ${o}`;if(n.runsOutAt===void 0)return o;const i=K(n.runsOutAt,e);return a`<div class="warning">${t("quota.runs_out",{day:i})}</div>
    ${o}`}function On(n,t){const e=(o,i)=>Ae`<circle class=${o} cx="20" cy="20" r="17" pathLength="100"
      stroke-dasharray="${Math.min(1,i)*100} 100" />`;return a`<svg viewBox="0 0 40 40" aria-hidden="true">
    ${e("whole",1)} ${e("projected",t)} ${e("used",n)}
  </svg>`}var Mn=Object.defineProperty,yt=(n,t,e,o)=>{for(var i=void 0,s=n.length-1,r;s>=0;s--)(r=n[s])&&(i=r(t,e,i)||i);return i&&Mn(t,e,i),i};class ot extends A{constructor(){super(...arguments),this.told="loading",this.clock=new Gt(this)}static{this.styles=[Kt,pn]}static{this.getConfigForm=gn}static{this.getStubConfig=bn}setConfig(t){this.config=se(t)}getCardSize(){return 9}getGridOptions(){return{columns:12,min_columns:6,rows:"auto"}}disconnectedCallback(){super.disconnectedCallback(),this.leave()}connectedCallback(){super.connectedCallback(),this.requestUpdate()}shouldUpdate(t){const e=t.get("hass");if(t.size!==1||e===void 0||this.hass===void 0)return!0;const{hass:o,told:i}=this;return e.language!==o.language||e.localize!==o.localize?!0:i===null?!1:typeof i=="string"?e.config!==o.config:Ke(i).some(s=>e.states[s]!==o.states[s])}willUpdate(){const t=this.isConnected&&this.hass?this.config?.device_id:void 0,e=this.told==="not_loaded"&&this.askedWith!==this.hass?.config;t===this.subscribedTo&&!e||(this.leave(),t!==void 0&&this.hass&&this.subscribe(this.hass,t))}subscribe(t,e){let o=!1;this.subscribedTo=e,this.askedWith=t.config,this.told="loading";const i=Xt(t,e,s=>{o||(this.told=s)});i.catch(()=>{o||(this.told="not_loaded")}),this.unsubscribe=()=>{o=!0,i.then(s=>s()).catch(()=>{})}}leave(){this.unsubscribe?.(),this.unsubscribe=void 0,this.subscribedTo=void 0}render(){const{hass:t,config:e,told:o}=this;if(t===void 0||e===void 0)return d;const i={hass:t,translate:y(t.language,()=>{this.requestUpdate()}),language:t.language,now:this.clock.now};if(e.device_id===void 0)return F("card.choose_device",i);if(o==="loading")return F("card.loading",i);if(o==="not_loaded")return F("card.not_loaded",i);if(o===null)return F("card.unknown_device",i);const s=Ge(t,o,i.now);return Pn(s,e,i)}}yt([P({attribute:!1})],ot.prototype,"hass");yt([g()],ot.prototype,"config");yt([g()],ot.prototype,"told");function F(n,{translate:t}){return a`<ha-card><p class="notice">${t(n)}</p></ha-card>`}function Pn(n,t,e){const o=t.name??n.name;return a`<ha-card class=${n.presence}>
    ${_n(n,o,e)} ${In(n,e)}
    ${n.quota&&!t.hide_quota?Sn(n.quota,e):d}
    ${t.hide_controls?d:a`<stellacontrol-controls
            .hass=${e.hass}
            .view=${n}
            .name=${o}
          ></stellacontrol-controls>`}
  </ha-card>`}const Un=4,Tn=8;function In(n,t){const{translate:e}=t;if(n.bands.length===0)return a`<p class="notice">${e("bands.none")}</p>`;const o=n.bands.length,i=o>Un?Math.ceil(o/2):o,s=o>Tn?Math.ceil(o/2):o;return a`<ul
    class="bands"
    style="--wide: ${s}; --narrow: ${i}"
    aria-label=${e("bands.label")}
  >
    ${n.bands.map(r=>ln(r,t))}
  </ul>`}const Rn=X`
  :host {
    display: block;
    font-size: 14px;
  }
  .buttons,
  .answers,
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .answers {
    justify-content: flex-end;
  }
  button {
    all: unset;
    box-sizing: border-box;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: 36px;
    padding: 0 12px;
    border: 1px solid var(--divider-color, #e0e0e0);
    border-radius: 18px;
    color: var(--primary-text-color, #212121);
    font-weight: 500;
    cursor: pointer;
  }
  .buttons button {
    flex: 1 1 auto;
  }
  button:hover,
  button[aria-expanded="true"] {
    background: color-mix(in srgb, var(--primary-text-color, #212121) 8%, transparent);
  }
  button[disabled] {
    opacity: 0.45;
    cursor: default;
  }
  button:focus-visible,
  select:focus-visible,
  .panel:focus-visible {
    outline: 2px solid var(--primary-color, #039be5);
    outline-offset: 2px;
  }
  .confirm {
    border-color: var(--primary-text-color, #212121);
  }
  .cancel {
    border-color: transparent;
  }
  ha-icon {
    --mdc-icon-size: 18px;
    display: inline-flex;
    color: var(--secondary-text-color, #5e5e5e);
  }
  .panel {
    margin-top: 10px;
    padding: 12px;
    border: 1px solid var(--divider-color, #e0e0e0);
    border-radius: 10px;
  }
  p {
    margin: 0 0 12px;
    line-height: 1.4;
  }
  .fields {
    margin-bottom: 12px;
  }
  label {
    display: flex;
    flex: 1 1 120px;
    flex-direction: column;
    gap: 4px;
    color: var(--secondary-text-color, #5e5e5e);
    font-size: 12px;
  }
  select {
    min-height: 36px;
    padding: 0 8px;
    border: 1px solid var(--divider-color, #e0e0e0);
    border-radius: 6px;
    background: var(--card-background-color, #fff);
    color: var(--primary-text-color, #212121);
    font: inherit;
    font-size: 14px;
  }
  .refusal {
    margin: 10px 0 0;
    padding: 10px 12px;
    border-inline-start: 4px solid var(--error-color, #db4437);
    border-radius: 4px;
    background: color-mix(in srgb, var(--error-color, #db4437) 10%, transparent);
    color: var(--primary-text-color, #212121);
  }
  .refusal[hidden] {
    display: none;
  }
`;var Nn=Object.defineProperty,U=(n,t,e,o)=>{for(var i=void 0,s=n.length-1,r;s>=0;s--)(r=n[s])&&(i=r(t,e,i)||i);return i&&Nn(t,e,i),i};const jn=[5,15,30,60,180,360],Dn=15,zn="10s",Ln=60;class S extends A{constructor(){super(...arguments),this.name="",this.isBusy=!1,this.refusal="",this.frequency=zn,this.minutes=Dn}static{this.styles=Rn}get text(){return y(this.hass.language)}render(){const{view:t,text:e}=this;return a`<div class="buttons">
        ${t.boost?.isByUser?this.button("mdi:rocket-launch",e("controls.end_boost"),()=>this.perform(()=>sn(this.hass,t.deviceId))):this.opener("boost","mdi:rocket-launch-outline",{isAvailable:t.presence!=="unavailable"})}
        ${this.opener("recalibrate","mdi:tune",t.recalibrate)}
        ${this.opener("reboot","mdi:restart",t.reboot)}
      </div>
      ${this.panel()}
      <p class="refusal" role="alert" ?hidden=${!this.refusal}>${this.refusal}</p>`}updated(t){if(!t.has("open"))return;const e=t.get("open"),o=this.open?".panel":e&&`[data-panel="${e}"]`;o&&this.renderRoot.querySelector(o)?.focus()}opener(t,e,o){return o===void 0?d:a`<button
      data-panel=${t}
      aria-expanded=${this.open===t?"true":"false"}
      ?disabled=${!o.isAvailable||this.isBusy}
      @click=${()=>{this.show(this.open===t?void 0:t)}}
    >
      <ha-icon icon=${e}></ha-icon>${this.text(`controls.${t}`)}
    </button>`}button(t,e,o){return a`<button ?disabled=${this.isBusy} @click=${o}>
      <ha-icon icon=${t}></ha-icon>${e}
    </button>`}panel(){if(this.open===void 0)return d;const t=this.text(`controls.${this.open}`);return a`<div
      class="panel"
      role="group"
      aria-label=${t}
      tabindex="-1"
      @keydown=${e=>{e.key==="Escape"&&this.show(void 0)}}
    >
      ${this.open==="boost"?this.boostPanel():this.questionPanel(this.open)}
    </div>`}questionPanel(t){const{text:e,view:o}=this,i=e(`controls.${t}_question`,{name:this.name}),s=o[t]?.entityId??"";return a`<p>${i}</p>
      ${this.answers(e(`controls.${t}`),()=>nn(this.hass,s))}`}boostPanel(){const{text:t}=this,{language:e}=this.hass,o=Object.entries(tn);return a`<p>${t("controls.boost_explained")}</p>
      <div class="fields">
        <label
          >${t("controls.frequency")}
          <select
            name="frequency"
            @change=${i=>{this.frequency=i.target.value}}
          >
            ${o.map(([i,s])=>a`<option value=${i} ?selected=${i===this.frequency}>
                  ${t("head.frequency",{period:ut(s,e)})}
                </option>`)}
          </select></label
        >
        <label
          >${t("controls.duration")}
          <select
            name="duration"
            @change=${i=>{this.minutes=Number(i.target.value)}}
          >
            ${jn.map(i=>a`<option value=${i} ?selected=${i===this.minutes}>
                  ${ut(i*Ln,e)}
                </option>`)}
          </select></label
        >
      </div>
      ${this.answers(t("controls.start"),()=>on(this.hass,this.view.deviceId,this.frequency,this.minutes))}`}answers(t,e){return a`<div class="answers">
      <button
        class="cancel"
        @click=${()=>{this.show(void 0)}}
      >
        ${this.text("controls.cancel")}
      </button>
      <button
        class="confirm"
        ?disabled=${this.isBusy}
        @click=${()=>this.perform(e)}
      >
        ${t}
      </button>
    </div>`}show(t){this.open=t,this.refusal=""}async perform(t){this.isBusy=!0,this.refusal="";try{await t(),this.open=void 0}catch(e){this.refusal=await rn(this.hass,e)||this.text("controls.failed")}finally{this.isBusy=!1}}}U([P({attribute:!1})],S.prototype,"hass");U([P({attribute:!1})],S.prototype,"view");U([P()],S.prototype,"name");U([g()],S.prototype,"open");U([g()],S.prototype,"isBusy");U([g()],S.prototype,"refusal");const le="stellacontrol-repeater",Hn=24,Bn=[["uplink_power","graph.uplink_power"],["downlink_power","graph.downlink_power"],["band_usage","graph.band_usage"]];class Fn extends HTMLElement{static{this.noEditor=!0}static{this.registryDependencies=["entities"]}static async generate(t,e){await nt(e.language);const o=y(e.language),i={type:`custom:${J}`,device_id:t.device_id},s=await Je(e,t.device_id),r=e.config.components.includes("history"),c=s&&r?Wn(s,o):[],l={type:"heading",heading:o("graph.title")};return{type:"sections",max_columns:2,sections:[{type:"grid",cards:[i]},...c.length>0?[{type:"grid",cards:[l,...c]}]:[]]}}}function Wn({entities:n,bands:t},e){const o=n.temperature;return[...o===void 0?[]:[Rt(e("graph.temperature"),[{entity:o}])],...Bn.flatMap(([i,s])=>{const r=t.flatMap(({label:c,entities:{[i]:l}})=>l===void 0?[]:[{entity:l,name:c}]);return r.length>0?[Rt(e(s),r)]:[]})]}function Rt(n,t){return{type:"history-graph",title:n,hours_to_show:Hn,entities:t,grid_options:{columns:"full"}}}const Nt="stellacontrol";class Gn extends HTMLElement{static{this.noEditor=!0}static{this.registryDependencies=["devices"]}static getCreateSuggestions(t){return{title:y(t.language)("dashboard.title"),icon:"mdi:radio-tower"}}static async generate(t,e){await nt(e.language);const o=y(e.language),i=await Zt(e).catch(()=>{throw new Error(o("card.not_loaded"))});return{title:o("dashboard.title"),views:[{title:o("dashboard.fleet"),path:"fleet",type:"panel",cards:[{type:"custom:stellacontrol-fleet",views:!0}]},{title:o("dashboard.quota"),path:"quota",type:"panel",cards:[{type:"custom:stellacontrol-quota",views:!0}]},...i.map(Vn)]}}}function Vn({device_id:n,name:t}){return{title:t??"",path:n,subview:!0,strategy:{type:`custom:${le}`,device_id:n}}}const ht=["alarm","offline","quota"],Qn=["over_power","feedback","automatic_shutdown","temperature"],Yn={text:"",area:"",trouble:void 0};function Jn(n,t,e){return t.map(o=>{const i=new $t(n,o.entities),s=Yt(i),r=Qt(i,o,e);return{repeater:o,name:o.name??"",area:n.areas[o.area_id??""]?.name??"",readings:i,presence:s,trouble:Kn(i,s,r),quota:r}})}function Kn(n,t,e){return n.isOn("alarm")?"alarm":t==="offline"||t==="unavailable"?"offline":e!==void 0&&e.health!=="good"?"quota":void 0}function Zn(n){const t=n.state("alarm_event")?.attributes??{},e=Qn.find(i=>i===t.event_type);if(e===void 0)return;const{label:o}=t;return{kind:e,label:typeof o=="string"?o:""}}function Xn(n,t){return ce(n,({trouble:o})=>o===void 0?ht.length:ht.indexOf(o),t)}function to(n,t){return ce(n,({quota:e})=>-(e?eo(e):0),t)}function eo({used:n=0,projected:t=0,limit:e}){return Math.max(n,t)/e}function ce(n,t,e){const{compare:o}=new Intl.Collator(e,{numeric:!0});return n.map(i=>({member:i,rank:t(i)})).sort((i,s)=>i.rank-s.rank||o(i.member.name,s.member.name)).map(({member:i})=>i)}function jt(n,t){const e=t.text.trim().toLowerCase();return n.filter(({repeater:o,name:i,area:s,trouble:r})=>(t.area===""||o.area_id===t.area)&&(t.trouble===void 0||r===t.trouble)&&`${i} ${s} ${o.account}`.toLowerCase().includes(e))}function no(n,t){const e=new Map;for(const{repeater:i,area:s}of n)i.area_id!==null&&s!==""&&e.set(i.area_id,s);const{compare:o}=new Intl.Collator(t,{numeric:!0});return[...e].sort(([,i],[,s])=>o(i,s))}const oo=X`
  ha-card {
    container-type: inline-size;
    display: block;
    max-width: 1200px;
    margin: 0 auto;
    padding: 16px;
    color: var(--text);
    font-size: 14px;
    line-height: 1.4;
  }
  .quiet {
    color: var(--quiet);
  }
  .notice {
    margin: 0;
    padding: 24px 0;
    color: var(--quiet);
    text-align: center;
  }
  b {
    font-weight: 500;
  }
  ha-icon {
    --mdc-icon-size: 20px;
    display: inline-flex;
  }
  button,
  input,
  select {
    box-sizing: border-box;
    min-height: 36px;
    padding: 0 12px;
    border: 1px solid var(--line);
    border-radius: 18px;
    background: none;
    color: inherit;
    font: inherit;
  }
  button {
    cursor: pointer;
  }
  button[disabled] {
    opacity: 0.4;
    cursor: default;
  }
  select {
    background: var(--card-background-color, #fff);
  }
  input::placeholder {
    color: var(--quiet);
    opacity: 1;
  }
  :focus-visible {
    outline: 2px solid var(--primary-color, #039be5);
    outline-offset: 2px;
  }

  .tools,
  .kinds,
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .tools {
    justify-content: space-between;
    margin-bottom: 12px;
  }
  .filters > * {
    flex: 1 1 140px;
    min-width: 0;
  }
  .total {
    font-variant-numeric: tabular-nums;
  }
  .total > * {
    display: block;
  }
  .kind[aria-pressed="true"] {
    border-color: var(--text);
    background: var(--faint);
  }
  .kind.alarm b,
  .kind.offline b,
  .kind.quota b {
    display: inline-block;
    min-width: 1.4em;
    border-radius: 1em;
    text-align: center;
    background: color-mix(in srgb, var(--bad) 25%, transparent);
  }
  .kind.quota b {
    background: color-mix(in srgb, var(--warn) 35%, transparent);
  }

  .rows {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .row {
    display: grid;
    grid-template-columns: 24px 3fr 3fr 1fr 1.6fr 2fr;
    align-items: center;
    gap: 2px 12px;
    min-height: 52px;
    padding: 4px 8px;
    border-top: 1px solid var(--line);
    color: inherit;
    text-decoration: none;
    font-variant-numeric: tabular-nums;
  }
  .row:hover {
    background: color-mix(in srgb, var(--text) 5%, transparent);
  }
  .row > * {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .who > * {
    display: block;
  }
  .who .quiet {
    font-size: 12px;
  }
  .mark {
    color: var(--quiet);
  }
  .good .mark {
    color: var(--good);
  }
  .alarm .mark,
  .offline .mark {
    color: var(--bad);
  }
  .row.quota .mark {
    color: var(--warn);
  }
  .row.alarm .state,
  .row.offline .state,
  .row.quota .state {
    font-weight: 500;
  }
  .age,
  .share {
    font-size: 12px;
  }
  .bar {
    position: relative;
    display: block;
    height: 6px;
    border-radius: 3px;
    background: var(--faint);
    overflow: hidden;
    --used: var(--primary-color, #039be5);
  }
  .bar.at_risk {
    --used: var(--warn);
  }
  .bar.exhausted {
    --used: var(--bad);
  }
  .bar i {
    position: absolute;
    inset: 0 auto 0 0;
    background: var(--used);
  }
  .bar .projected {
    opacity: 0.4;
  }
  @container (max-width: 640px) {
    .row {
      grid-template-columns: 24px 1fr auto;
      padding: 8px 4px;
    }
    .row .state {
      grid-column: 2;
      grid-row: 2;
    }
    .row .temperature,
    .row .age {
      grid-column: 3;
      text-align: end;
    }
    .row .share {
      grid-column: 2 / -1;
    }
    .filters {
      flex: 1 1 100%;
    }
  }

  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  caption {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  th,
  td {
    padding: 8px;
    border-top: 1px solid var(--line);
    text-align: start;
    font-weight: 400;
  }
  thead th {
    border: 0;
    color: var(--quiet);
    font-size: 12px;
  }
  tbody th {
    width: 40%;
    overflow-wrap: anywhere;
  }
  td.number,
  th.number {
    text-align: end;
  }
  td .quiet {
    display: block;
    font-size: 12px;
  }
  th a {
    display: block;
    margin-bottom: 4px;
    color: inherit;
    font-weight: 500;
    text-decoration: none;
  }
  th a:hover {
    text-decoration: underline;
  }
  .narrow {
    display: none;
    margin-top: 4px;
    font-size: 12px;
    font-weight: 500;
  }
  .at_risk .wide:last-child,
  .exhausted .wide:last-child {
    font-weight: 500;
  }
  @container (max-width: 640px) {
    .wide {
      display: none;
    }
    /* The only place left for what matters. */
    .narrow {
      display: block;
    }
    th,
    td {
      padding: 8px 4px;
    }
  }

  .pager {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 12px;
    padding-top: 12px;
    border-top: 1px solid var(--line);
  }
  .pager button {
    width: 44px;
    padding: 0;
  }
`;var io=Object.defineProperty,H=(n,t,e,o)=>{for(var i=void 0,s=n.length-1,r;s>=0;s--)(r=n[s])&&(i=r(t,e,i)||i);return i&&io(t,e,i),i};const ct=25;class E extends A{constructor(){super(...arguments),this.filter=Yn,this.repeaters="loading",this.page=0,this.clock=new Gt(this)}static{this.styles=[Kt,oo]}setConfig(t){this.config=t}getCardSize(){return 12}getGridOptions(){return{columns:"full",rows:"auto"}}hrefOf({repeater:t}){const e=location.pathname.split("/")[1]??"";return this.config?.views?`/${e}/${t.device_id}`:`/config/devices/device/${t.device_id}`}shouldUpdate(t){const e=t.get("hass");return t.size!==1||e===void 0||this.hass===void 0?!0:(this.listAgain(this.hass),e.language!==this.hass.language||this.isShownDifferently(e))}isShownDifferently(t){const{hass:e,repeaters:o}=this;return typeof o=="string"||e===void 0?!1:o.some(({entities:{alarm:i="",connected:s=""}})=>[i,s].some(r=>t.states[r]!==e.states[r]))}willUpdate(){this.hass&&this.listAgain(this.hass)}listAgain(t){const{devices:e,entities:o,config:i}=t,s=this.listedFor;if(s?.devices===e&&s.entities===o&&(s.config===i||this.repeaters!=="not_loaded"))return;const r={devices:e,entities:o,config:i};this.listedFor=r;const c=l=>{this.listedFor===r&&(this.repeaters=l)};Zt(t).then(c,()=>{c("not_loaded")})}render(){const{hass:t,repeaters:e}=this;if(t===void 0||this.config===void 0)return d;const o={hass:t,translate:y(t.language,()=>{this.requestUpdate()}),language:t.language,now:this.clock.now};if(typeof e=="string")return a`<ha-card
        ><p class="notice">
          ${o.translate(e==="loading"?"fleet.loading":"card.not_loaded")}
        </p></ha-card
      >`;const i=Jn(t,e,o.now),s=jt(i,{...this.filter,trouble:void 0}),r=this.sort(jt(i,this.filter),t.language),c=Math.max(1,Math.ceil(r.length/ct)),l=Math.min(this.page,c-1),h=r.slice(l*ct,(l+1)*ct);return a`<ha-card>
      <div class="tools">
        ${this.summary(s,o)} ${this.tools(i,o)}
      </div>
      ${h.length===0?a`<p class="notice">
              ${o.translate(i.length===0?"fleet.none":"fleet.none_found")}
            </p>`:this.rows(h,o)}
      ${this.pager(l,c,o)}
    </ha-card>`}narrow(t){this.filter={...this.filter,...t},this.page=0}tools(t,{translate:e,language:o}){const i=no(t,o);return a`<div class="filters" role="search">
      <input
        type="search"
        aria-label=${e("fleet.search")}
        placeholder=${e("fleet.search")}
        .value=${this.filter.text}
        @input=${s=>{this.narrow({text:s.target.value})}}
      />
      ${i.length===0?d:a`<select
              aria-label=${e("fleet.area")}
              @change=${s=>{this.narrow({area:s.target.value})}}
            >
              <option value="">${e("fleet.all_areas")}</option>
              ${i.map(([s,r])=>a`<option value=${s} ?selected=${s===this.filter.area}>
                    ${r}
                  </option>`)}
            </select>`}
    </div>`}pager(t,e,{translate:o}){if(e===1)return d;const i=(s,r,c)=>a`<button
        aria-label=${r}
        title=${r}
        ?disabled=${s<0||s>=e}
        @click=${()=>{this.page=s}}
      >
        <ha-icon icon=${c}></ha-icon>
      </button>`;return a`<nav class="pager" aria-label=${o("fleet.pages")}>
      ${i(t-1,o("fleet.previous"),"mdi:chevron-left")}
      <span aria-live="polite"
        >${o("fleet.page",{page:t+1,pages:e})}</span
      >
      ${i(t+1,o("fleet.next"),"mdi:chevron-right")}
    </nav>`}}H([P({attribute:!1})],E.prototype,"hass");H([g()],E.prototype,"filter");H([g()],E.prototype,"config");H([g()],E.prototype,"repeaters");H([g()],E.prototype,"page");function de({used:n,projected:t,limit:e,health:o}){const i=(s=0)=>Math.min(100,s/e*100);return a`<span class="bar ${o}" aria-hidden="true"
    ><i class="projected" style="width: ${i(t)}%"></i
    ><i class="used" style="width: ${i(n)}%"></i
  ></span>`}const so={alarm:"mdi:alert",offline:"mdi:lan-disconnect",quota:"mdi:gauge-full",unknown:"mdi:help-circle-outline"},ro={over_power:"condition.over_power",feedback:"condition.feedback",automatic_shutdown:"lamp.automatic_shutdown",temperature:"fleet.too_hot"};class ao extends E{constructor(){super(...arguments),this.sort=Xn}summary(t,e){const{translate:o}=e;return a`<div class="kinds" role="group" aria-label=${o("fleet.kinds")}>
      ${this.kind(void 0,t,e)}
      ${ht.map(i=>this.kind(i,t,e))}
    </div>`}kind(t,e,{translate:o,language:i}){const s=t===void 0?e.length:e.filter(r=>r.trouble===t).length;return a`<button
      class="kind ${s>0?t??"":""}"
      aria-pressed=${this.filter.trouble===t?"true":"false"}
      @click=${()=>{this.narrow({trouble:t})}}
    >
      <b>${M(s,i)}</b> ${o(`fleet.${t??"all"}`)}
    </button>`}rows(t,e){return a`<ul class="rows" aria-label=${e.translate("dashboard.title")}>
      ${t.map(o=>a`<li>${this.row(o,e)}</li>`)}
    </ul>`}row(t,e){const{readings:o,quota:i,trouble:s,presence:r}=t,c=s===void 0&&r==="online",{translate:l,language:h,now:p}=e,u=o.moment("last_message");return a`<a
      class="row ${c?"good":s??""}"
      href=${this.hrefOf(t)}
    >
      <ha-icon
        class="mark"
        icon=${c?"mdi:check-circle-outline":so[s??"unknown"]}
      ></ha-icon>
      <span class="who">
        <b>${t.name}</b>
        ${t.area?a`<span class="quiet">${t.area}</span>`:d}
      </span>
      <span class="state">${lo(t,e)}</span>
      <span class="temperature">${o.value("temperature")?.text??d}</span>
      <span class="age quiet"
        >${u===void 0?l("head.no_message"):ae(u,p,h)}</span
      >
      <span class="share">
        ${i?.used===void 0?d:a`${de(i)}
                <span
                  >${l("fleet.quota_used",{share:_t(i.used/i.limit,h)})}</span
                >`}
      </span>
    </a>`}}function lo({trouble:n,readings:t,presence:e,quota:o},{translate:i}){if(n==="alarm"){const s=Zn(t);return s===void 0?i("fleet.alarm"):`${i(ro[s.kind])} ${s.label}`.trim()}return e==="unavailable"?i("head.unavailable"):n==="quota"?i(o?.health==="exhausted"?"quota.exhausted":"fleet.quota"):Jt(t)?.text??""}class co extends E{constructor(){super(...arguments),this.sort=to}summary(t,e){const{translate:o,language:i}=e,s=r=>M(t.reduce((c,{quota:l})=>c+((l&&r(l))??0),0),i);return a`<div class="total">
      <b>
        ${o("quota.used",{used:s(({used:r})=>r),limit:s(({limit:r})=>r)})}
      </b>
      <span class="quiet">
        ${o("quota.projected",{projected:s(({projected:r})=>r)})}
      </span>
    </div>`}rows(t,e){const{translate:o}=e;return a`<table>
      <caption>
        ${o("quota.title")}
      </caption>
      <thead>
        <tr>
          <th scope="col">${o("editor.device")}</th>
          <th scope="col" class="number">${o("quota.column_used")}</th>
          <th scope="col" class="number">${o("quota.column_projected")}</th>
          <th scope="col" class="number wide">${o("quota.column_limit")}</th>
          <th scope="col" class="wide">${o("quota.column_outcome")}</th>
        </tr>
      </thead>
      <tbody>
        ${t.map(i=>this.row(i,e))}
      </tbody>
    </table>`}row(t,e){const{quota:o}=t,{language:i}=e,s=r=>r===void 0?"–":M(r,i);return a`<tr class=${o?.health??""}>
      <th scope="row">
        <a href=${this.hrefOf(t)}>${t.name}</a>
        ${o?de(o):d}
        ${o&&o.health!=="good"?a`<span class="narrow">${Dt(o,e)}</span>`:d}
      </th>
      <td class="number">
        ${s(o?.used)}
        ${o?.used===void 0?d:a`<span class="quiet">
                ${_t(o.used/o.limit,i)}
              </span>`}
      </td>
      <td class="number">${s(o?.projected)}</td>
      <td class="number wide">${s(o?.limit)}</td>
      <td class="wide">${o?Dt(o,e):d}</td>
    </tr>`}}function Dt(n,{translate:t,language:e}){return n.health==="exhausted"?t("quota.exhausted"):n.runsOutAt!==void 0?t("quota.runs_out",{day:K(n.runsOutAt,e)}):n.health==="at_risk"?t("fleet.quota"):t("quota.resets",{day:K(n.resetsAt,e,"UTC")})}const ue="https://github.com/ha-stellacontrol/ha-stellacontrol";function T(n,t){return customElements.get(n)?!1:(customElements.define(n,t),!0)}function Z(n){return y(oe())(n)}nt(navigator.language);T("stellacontrol-controls",S);T("stellacontrol-fleet",ao);T("stellacontrol-quota",co);T(`ll-strategy-view-${le}`,Fn);T(J,ot)&&(window.customCards??=[],window.customCards.push({type:J,get name(){return Z("card.name")},get description(){return Z("card.description")},preview:!0,documentationURL:ue,getEntitySuggestion:vn}));T(`ll-strategy-dashboard-${Nt}`,Gn)&&(window.customStrategies??=[],window.customStrategies.push({type:Nt,strategyType:"dashboard",get name(){return Z("dashboard.name")},get description(){return Z("dashboard.description")},documentationURL:ue}));
